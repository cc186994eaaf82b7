import type { Queue } from "../exchange.ts";
import type { Left } from "../flow/outcome.ts";
import type { Flow } from "../flow/read-flow.ts";
import type { EndedBy } from "../transcript.ts";
import type { Call } from "./call.ts";

/**
 * Waits in a queue: the first agent who is available answers; else the caller hears the queue's flow, until it ends the call,
 * an agent of another queue answers, or the caller's patience is over.
 */
export async function waitInQueue(
  call: Call,
  first: Queue,
  run: (flow: Flow) => Promise<Left>,
): Promise<{ by: EndedBy; why: string }> {
  call.patientUntil = call.elapsed + call.patience;
  let queue = first;
  for (;;) {
    const [agent] = queue.agents;
    call.note({ what: "queued", queue: queue.name, ahead: queue.waiting });
    if (agent !== undefined) {
      call.note({ what: "connected", queue: queue.name, agent });
      return { by: "agent", why: "" };
    }
    const left = await listen(call, run);
    if (left.how === "ended") return { by: left.by, why: left.why };
    // In silence, until the caller hangs up: this throws.
    if (left.how === "over") await call.wait(Number.POSITIVE_INFINITY);
    else queue = left.queue;
  }
}

async function listen(call: Call, run: (flow: Flow) => Promise<Left>): Promise<Left> {
  const hook = call.contact.hooks.get("CustomerQueue");
  // ⚠ Without one Connect plays the instance's default customer queue flow, music on hold; here it is quiet.
  if (hook === undefined) return { how: "over" };
  const flow = call.flowOf(hook);
  if (!flow) throw new Error(`The customer queue flow ${hook} is not there.`);
  return run(flow);
}

import type { Call } from "../contact/call.ts";
import { fill } from "../references.ts";
import { intervene, type Onlookers } from "./intervene.ts";
import type { Doing } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import { failed, type Left, type Outcome } from "./outcome.ts";
import type { Action, Flow } from "./read-flow.ts";
import { takeBranch } from "./take-branch.ts";

/** ⚠ Connect ends flows that run away; it does not publish after how many actions. */
const MOST_UNHEARD = 1_000;
/** A call of so many actions goes round in circles, however often the caller is asked. */
const MOST = 5_000;

/** Runs a flow, and those that it transfers to, until it is left. */
export async function runFlow(call: Call, first: Flow, onlookers: Onlookers): Promise<Left> {
  let flow = first;
  let at = enter(call, flow);
  for (;;) {
    const action = flow.actions.get(at);
    if (!action) throw new Error(`The flow "${flow.name}" has no action ${at}.`);
    checkLength(call, flow, action);
    const outcome = await act(call, flow, action, onlookers);
    // "The reference will always receive the response from the most recently invoked function": ⚠ nothing after one that failed.
    if (outcome.is === "error" && action.Type === "InvokeLambdaFunction") call.contact.external = {};
    if (outcome.is === "left") return outcome.left;
    if (outcome.is === "flow") {
      flow = outcome.flow;
      at = enter(call, flow);
      continue;
    }
    const next = takeBranch(call, flow, action, outcome);
    if (next === undefined) return nowhere(action, flow, outcome);
    at = next;
  }
}

/** A flow begins without the attributes of the one before. */
function enter(call: Call, { name, start }: Flow): string {
  call.contact.flowAttributes.clear();
  call.note({ what: "entered", flow: name });
  return start;
}

async function act(call: Call, flow: Flow, action: Action, onlookers: Onlookers): Promise<Outcome> {
  const kind = kindOf(action, flow.name);
  const parameters = fill(action.Parameters, call.contact.lookUp) as Record<string, unknown>;
  const doing: Doing = { call, flow, action, parameters };
  const failing = onlookers.failing.find((one) => one.flow === flow.name && one.identifier === action.Identifier);
  const instead = await intervene(doing, onlookers.witnesses);
  if (instead.is === "outcome") return instead.outcome;
  if (failing) return failed(failing.errorType, "made to fail");
  return kind.perform(instead.doing);
}

/** Connect ends a contact for which there is no branch. */
function nowhere({ Type, Identifier }: Action, { name }: Flow, outcome: Outcome): Left {
  const why = `${Type} ${Identifier} in the flow "${name}" has no branch for ${reasonOf(outcome)}`;
  return { how: "ended", by: "system", why };
}

function reasonOf(outcome: Outcome): string {
  if (outcome.is === "error") return outcome.why ? `${outcome.errorType}, ${outcome.why}` : outcome.errorType;
  return outcome.is === "result" ? "its result" : "its success";
}

function checkLength(call: Call, { name }: Flow, { Identifier }: Action): void {
  call.unheard += 1;
  if (call.unheard > MOST_UNHEARD)
    throw new Error(
      `The flow "${name}" runs away: ${MOST_UNHEARD} actions, ${Identifier} the last, without a prompt, an input or a wait.`,
    );
  call.actions += 1;
  if (call.actions > MOST)
    throw new Error(`The flow "${name}" does not end: after ${MOST} actions it is at ${Identifier}.`);
}

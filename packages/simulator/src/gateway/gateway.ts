import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Faults } from "../faults/faults.ts";
import type { FaultKind } from "../faults/plan.ts";
import type { Access } from "../iam/access.ts";
import { callerOf } from "./caller.ts";
import type { Journal } from "./journal.ts";
import { isOutsider } from "./outsider.ts";
import { codeOf, openToAll, refusedOutsider, unserved } from "./replies.ts";
import type { Ask, Caller, JournalEntry, Need, Reply, Request, Service } from "./service.ts";

const unzip = promisify(gunzip);
type Parts = { services: Service[]; access: Access; faults: Faults; journal: Journal<JournalEntry> };
type Outcome = { reply: Reply; ask?: Ask; fault?: FaultKind };
export type Answer = (request: Request) => Promise<Reply>;

/** Answers a request with the service that its signature names, if the caller's role allows what it asks; every call is journalled, but for the watcher's. */
export function gateway({ services, access, faults, journal }: Parts): Answer {
  const byName = new Map(services.map((service) => [service.signingName, service]));
  return async (request) => {
    const at = Date.now();
    const started = performance.now();
    const requestId = randomUUID();
    const isRefused = isOutsider(request);
    const open = isRefused ? undefined : openToAll(request, journal);
    if (open) return open;
    const caller = callerOf(request);
    const service = caller && byName.get(caller.signingName);
    const { reply, ask, fault }: Outcome = isRefused
      ? { reply: refusedOutsider(request, requestId) }
      : service
        ? await carryOut(service, request, caller, requestId, { access, faults })
        : { reply: unserved(request, caller?.signingName, requestId) };
    const answered = { ...reply, headers: { ...reply.headers, "x-amzn-requestid": requestId } };
    if (caller?.accessKeyId === access.watcher.accessKeyId) return answered;
    const code = codeOf(reply);
    journal.add({
      at,
      service: caller?.signingName ?? "-",
      operation: ask?.operation ?? `${request.method} ${request.path}`,
      caller: caller?.accessKeyId ?? "-",
      needs: ask?.needs.map(shown) ?? [],
      ...(ask?.input === undefined ? {} : { input: ask.input }),
      status: reply.status,
      ...(code ? { code } : {}),
      ...(fault ? { fault } : {}),
      took: performance.now() - started,
      requestId,
    });
    return answered;
  };
}

async function carryOut(
  service: Service,
  sent: Request,
  caller: Caller,
  requestId: string,
  { access, faults }: Pick<Parts, "access" | "faults">,
): Promise<Outcome> {
  let ask: Ask | undefined;
  try {
    ask = await service.ask(await unpacked(service, sent), caller, requestId);
    const denial = access.denial(caller, ask.needs);
    if (denial) return { ask, reply: service.refuse(denial.code, denial.message, 403, requestId) };
    return { ask, ...(await faults.answer(service, ask, caller, requestId)) };
  } catch (error) {
    console.error(`simulator: ${service.signingName} ${ask?.operation ?? sent.path} failed`, error);
    const reply = service.refuse("InternalFailure", `The simulator failed: ${error}`, 500, requestId);
    return ask ? { ask, reply } : { reply };
  }
}

/** A need as people may read it; the same one where it hides nothing. */
function shown(need: Need): Need {
  const { shownAs } = need;
  return shownAs === undefined ? need : { ...need, resources: need.resources.map(() => shownAs) };
}

/** Clients zip large bodies (CloudWatch's does); S3 keeps a zipped object as it came. */
async function unpacked({ signingName }: Service, request: Request): Promise<Request> {
  const zipped = request.headers["content-encoding"] === "gzip" && signingName !== "s3";
  return zipped ? { ...request, body: await unzip(request.body) } : request;
}

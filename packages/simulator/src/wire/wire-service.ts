import type { Ask, Caller, Need, Reply, Request, Service } from "../gateway/service.ts";
import { failureOf, fault, invalidInput } from "./fault.ts";
import type { Call, Handlers } from "./handlers.ts";
import { jsonRpc } from "./json-rpc.ts";
import type { Protocol } from "./protocol.ts";
import { query } from "./query.ts";
import { redact } from "./redact.ts";
import { restJson } from "./rest-json.ts";
import { router, type Target } from "./route.ts";
import { type Members, type Model, type Operation, readModel } from "./schema.ts";
import { problems } from "./validate.ts";

export type WireOptions = {
  /** What IAM must allow for an operation with this input; by default the operation on `*`. */
  needs?: (operation: string, input: Members, caller: Caller | undefined) => Need[];
  /** Names of members to keep out of the journal besides those that AWS marks sensitive. */
  hidden?: string[];
};

type Handler = (input: Members, call: Call) => Promise<Members | undefined>;

/**
 * Answers an AWS service's SDK clients and CLI with `handlers`; routes, shapes and errors come from the package's
 * schemas. Not for restXml (S3), rpcv2Cbor, event streams, and inputs by httpPrefixHeaders or httpQueryParams.
 */
export function wireService<P extends object>(
  clientPackage: P,
  handlers: NoInfer<Handlers<P>>,
  options: WireOptions = {},
): Service {
  const model = readModel(clientPackage);
  const protocol = protocolOf(model);
  const route = router(model);
  const table = handlers as Record<string, Handler | undefined>;

  async function ask(request: Request, caller: Caller | undefined, requestId: string): Promise<Ask> {
    const target = route(request);
    const refused = (error: unknown, read: { input?: unknown } = {}): Ask => ({
      operation: target.asked,
      needs: [],
      ...read,
      answer: async () => signed(protocol.fail(model, failureOf(model, error), requestId), requestId),
    });
    const { operation, labels = {} } = target;
    const handler = operation && table[operation.name];
    if (!handler) return refused(notImplemented(model, target));
    const input = await protocol.read(model, operation, request, labels).catch(unreadable);
    if (input instanceof Error) return refused(input);
    const read = { input: redact(operation.input, input, options.hidden) };
    const wrong = problems(operation.input, input);
    if (wrong.length) return refused(invalidInput(model, wrong), read);
    const byDefault = { action: `${model.signingName}:${operation.name}`, resources: ["*"] };
    const call: Call = { service: model.id, operation: operation.name, requestId, ...(caller ? { caller } : {}) };
    return {
      operation: operation.name,
      needs: options.needs?.(operation.name, input, caller) ?? [byDefault],
      ...read,
      answer: async () => signed(await carryOut(model, protocol, operation, handler, input, call), requestId),
    };
  }

  function refuse(code: string, message: string, status: number, requestId: string): Reply {
    return signed(protocol.fail(model, failureOf(model, denial(model, code, message, status)), requestId), requestId);
  }

  return { signingName: model.signingName, ask, refuse };
}

function protocolOf({ id, protocol }: Model): Protocol {
  if (protocol === "restJson1") return restJson;
  if (protocol.startsWith("awsJson")) return jsonRpc;
  if (protocol === "awsQuery" || protocol === "ec2Query") return query;
  throw new Error(`${id} speaks ${protocol}, which is not simulated.`);
}

async function carryOut(
  model: Model,
  protocol: Protocol,
  operation: Operation,
  handler: Handler,
  input: Members,
  call: Call,
): Promise<Reply> {
  try {
    const output = (await handler(input, call)) ?? {};
    const unfit = problems(operation.output, output).map(({ text }) => text);
    const full = `${model.id}.${operation.name}`;
    if (unfit.length) throw new Error(`${full} answered what its output does not allow: ${unfit.join("; ")}`);
    return protocol.write(model, operation, output, call.requestId);
  } catch (error) {
    return protocol.fail(model, failureOf(model, error), call.requestId);
  }
}

/** 501 is not retried by the SDK's clients, which 500 is. */
const notImplemented = ({ id }: Model, { asked }: Target) =>
  fault("NotImplemented", `NotImplemented: ${id}.${asked}`, 501);

const unreadable = (cause: unknown) =>
  fault("SerializationException", cause instanceof Error ? cause.message : String(cause));

/** JSON services answer a denial of IAM as AccessDeniedException: 403, or 400 where the body holds all members. */
function denial({ protocol }: Model, code: string, message: string, status: number) {
  if (code !== "AccessDenied" || protocol.endsWith("Query")) return fault(code, message, status);
  return fault("AccessDeniedException", message, protocol.startsWith("awsJson") ? 400 : 403);
}

const signed = (reply: Reply, requestId: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, "x-amzn-requestid": requestId },
});

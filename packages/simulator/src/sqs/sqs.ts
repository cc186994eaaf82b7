import type { Need, Reply, Request, Service } from "../gateway/service.ts";
import { SqsFault } from "./fault.ts";
import { type Input, operations } from "./operations.ts";
import { faultXml, inputOf, outputXml } from "./query.ts";
import { createQueues, type OdditiesOf, type QueueConfig, Queues } from "./queues.ts";

export type Sqs = Service & {
  /** How many messages a queue holds, those in flight and delayed included. */
  holds(queueArn: string): number;
  /** A queue's visibility timeout in seconds; nothing where there is no such queue. */
  visibilityOf(queueArn: string): number | undefined;
  /** When (ms) a message in flight comes back; nothing where it is not in flight. */
  backAt(queueArn: string, handle: string): number | undefined;
  /** Ends a message's time in flight; false where it is not in flight. */
  handOut(queueArn: string, handle: string): boolean;
  close(): void;
};
type Place = { account: string; region: string; odditiesOf?: OdditiesOf };
type Asked = { operation: string; input: Input; isQuery: boolean; fault?: SqsFault };

/** IAM knows the batches' actions by the names of the single ones. */
const actionOf = (operation: string) => `sqs:${operation.replace(/Batch$/, "")}`;
const actsOnKey: Record<string, string[]> = {
  SendMessage: ["kms:GenerateDataKey", "kms:Decrypt"],
  SendMessageBatch: ["kms:GenerateDataKey", "kms:Decrypt"],
  ReceiveMessage: ["kms:Decrypt"],
};

/** SQS in its JSON and its query protocol; a queue's URL may have any host. */
export function sqsService(configs: QueueConfig[], { account, region, odditiesOf }: Place): Sqs {
  const queues = new Queues(account, region, odditiesOf);
  createQueues(queues, configs);
  const keys = new Map(configs.map(({ name, kmsKeyArn }) => [name, kmsKeyArn]));
  const inQuery = new Set<string>();
  const refused = (fault: SqsFault, requestId: string) =>
    inQuery.delete(requestId) ? faultXml(fault, requestId) : faultJson(fault);
  const queueAt = (arn: string) => queues.at(arn.replaceAll(":", "/")).queue;
  return {
    signingName: "sqs",
    async ask(request, _caller, requestId) {
      const { operation, input, isQuery, fault } = askedIn(request);
      if (isQuery) inQuery.add(requestId);
      const carryOut = operations[operation];
      return {
        operation,
        input: readable(input),
        needs: carryOut ? needsOf(operation, input, queues, keys) : [],
        async answer() {
          try {
            if (fault) throw fault;
            if (!carryOut)
              throw new SqsFault("NotImplemented", `NotImplemented: sqs.${operation}`, "NotImplemented", 501);
            const urlOf = (name: string) => `http://${request.headers.host}/${account}/${name}`;
            const { signal } = request;
            const call = { queues, account, urlOf, ...(signal ? { signal } : {}) };
            const output = ((await carryOut(input, call)) ?? {}) as object;
            if (isQuery) return outputXml(operation, output, requestId);
            return {
              status: 200,
              headers: { "content-type": "application/x-amz-json-1.0" },
              body: JSON.stringify(output),
            };
          } catch (error) {
            if (error instanceof SqsFault) return refused(error, requestId);
            throw error;
          } finally {
            inQuery.delete(requestId);
          }
        },
      };
    },
    refuse(code, message, status, requestId) {
      const jsonCode = code === "AccessDenied" ? "AccessDeniedException" : code;
      return refused(new SqsFault(jsonCode, message, code, status), requestId);
    },
    holds(queueArn) {
      const { visible, inFlight, delayed } = queueAt(queueArn).counts();
      return visible + inFlight + delayed;
    },
    visibilityOf: (queueArn) => queues.all().find(({ queue }) => queue.arn === queueArn)?.queue.settings.visibility,
    backAt: (queueArn, handle) => queueAt(queueArn).backAt(handle),
    handOut: (queueArn, handle) => queueAt(queueArn).changeVisibility(handle, 0),
    close: () => queues.close(),
  };
}

/** The input without what messages hold, which is nobody's business but the receiver's. */
function readable({ MessageBody, MessageAttributes: _, Entries, ...others }: Input): Input {
  const body = MessageBody === undefined ? {} : { MessageBody: `${String(MessageBody).length} characters` };
  return { ...others, ...body, ...(Array.isArray(Entries) ? { Entries: Entries.map(readable) } : {}) };
}

function askedIn({ headers, body, path }: Request): Asked {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    return { operation: target.replace(/^.*\./, ""), isQuery: false, ...inputIn(body) };
  }
  const { Action = "-", Version: _, ...input } = inputOf(new URLSearchParams(body.toString()));
  // Old clients post to the queue's own address.
  const url = path.length > 1 ? { QueueUrl: path } : {};
  return { operation: Action, input: { ...url, ...input }, isQuery: true };
}

function inputIn(body: Buffer): Pick<Asked, "input" | "fault"> {
  try {
    const input = JSON.parse(body.toString() || "{}");
    if (typeof input === "object" && input !== null && !Array.isArray(input)) return { input };
  } catch {
    // Answered as the fault below, as any other body that is not an object.
  }
  return { input: {}, fault: new SqsFault("SerializationException", "The request body is not a JSON object.") };
}

function needsOf(operation: string, input: Input, queues: Queues, keys: Map<string, string | undefined>): Need[] {
  const name = String(input.QueueUrl ?? input.QueueName ?? "")
    .split("/")
    .filter(Boolean)
    .at(-1);
  const arn = operation === "ListQueues" || !name ? "*" : queues.arnOf(name);
  const key = keys.get(name ?? "");
  const onKey = key ? (actsOnKey[operation] ?? []).map((action) => ({ action, resources: [key] })) : [];
  return [{ action: actionOf(operation), resources: [arn] }, ...onKey];
}

function faultJson({ code, queryCode, message, status }: SqsFault): Reply {
  const side = status < 500 ? "Sender" : "Receiver";
  return {
    status,
    headers: { "content-type": "application/x-amz-json-1.0", "x-amzn-query-error": `${queryCode};${side}` },
    body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }),
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import { signed } from "../gateway/caller.ts";
import type { Answer } from "../gateway/gateway.ts";
import { codeOf } from "../gateway/replies.ts";
import type { Access } from "../iam/access.ts";
import type { Abandoned } from "./abandoned.ts";
import { type CallSqs, EventSource, type EventSourceConfig } from "./event-source.ts";
import type { Functions, Log } from "./functions.ts";

type Parts = {
  functions: Functions;
  access: Access;
  abandoned: Abandoned;
  answer: Answer;
  endpoint: string;
  region: string;
  log: Log;
};

/** How long an event source waits for an answer that does not come, in milliseconds. Lambda does not say how long its own do. */
const PATIENCE = 5_000;

/** Starts every event source, each as the role of its function. */
export function openEventSources(configs: EventSourceConfig[], parts: Parts): EventSource[] {
  const { functions, access, endpoint, region, log, answer } = parts;
  const tell = (config: EventSourceConfig) => (handles: string[]) => parts.abandoned.note(config, handles);
  return configs.map((config) => {
    const target = functions.find(config.functionArn);
    if (!target) throw new Error(`an event source names ${config.functionArn}, which is no function here`);
    const { accessKeyId } = access.credentialsOf(target.roleArn, target.name);
    const sqs = callerOfSqs(answer, { accessKeyId, region }, new URL(endpoint).host);
    const queueUrl = `${endpoint}/${config.queueArn.split(":").slice(4).join("/")}`;
    return new EventSource(config, target, { functions, sqs, queueUrl, region, log, abandoned: tell(config) });
  });
}

/** Calls go through the gateway, so that the role's policies and the journal see them; only the socket is spared. */
function callerOfSqs(answer: Answer, caller: { accessKeyId: string; region: string }, host: string): CallSqs {
  return async (operation, input, signal) => {
    const headers = {
      ...signed(caller, "sqs"),
      host,
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `AmazonSQS.${operation}`,
    };
    const body = Buffer.from(JSON.stringify(input));
    const reply = await answer({ method: "POST", path: "/", query: new URLSearchParams(), headers, body, signal });
    if (reply.broken) {
      if (reply.broken === "hang") await sleep(PATIENCE, undefined, { signal });
      throw new Error(`${operation} was not answered`);
    }
    const output = JSON.parse(String(reply.body));
    if (reply.status === 200) return output;
    throw new Error(`${codeOf(reply)}: ${output.message}`);
  };
}

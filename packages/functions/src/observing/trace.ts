import { randomBytes } from "node:crypto";
import type { Room } from "./metrics.ts";
import { isListened, tellDaemon } from "./x-ray-daemon.ts";

/** A part of X-Ray's document: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html. */
export type Subsegment = {
  name: string;
  id: string;
  /** Seconds since the epoch, as `end_time`. */
  start_time: number;
  end_time?: number;
  namespace?: "aws";
  annotations?: Record<string, string | number | boolean>;
  /** AWS refused, was asked too often, or failed. */
  error?: true;
  throttle?: true;
  fault?: true;
  cause?: { exceptions: { id: string; type: string }[] };
  aws?: { operation: string; request_id?: string; retries?: number };
  http?: { response: { status: number } };
};
type Trace = { within: { trace_id: string; parent_id: string }; own: Subsegment; calls: Subsegment[]; untold: number };

/** Calls of an invocation that are told one by one: a document may have 64 KB, and a call takes 300 bytes. */
const MOST_CALLS = 100;

let running: Trace | undefined;

export const beginning = (name: string): Subsegment => ({
  name,
  id: randomBytes(8).toString("hex"),
  start_time: now(),
});
export const now = (): number => Date.now() / 1000;

/** Begins the invocation's part of the trace that Lambda takes, if it takes one. */
export function beginTrace(room: Room): void {
  const within = sampled(process.env._X_AMZN_TRACE_ID);
  running = within && isListened() ? { within, own: beginning(room), calls: [], untold: 0 } : undefined;
}

/** The trace can be looked for by it. Ids and codes only, as in the log. */
export function annotate(name: string, value: string | number | boolean): void {
  if (running) running.own.annotations = { ...running.own.annotations, [name]: value };
}

/** The invocation fails; of the error its name alone is told. */
export function annotateFailure(error: unknown): void {
  annotate("outcome", "failed");
  if (running) Object.assign(running.own, { fault: true, cause: causeOf(error) });
}

/** Of an error no more than its name: messages of AWS have numbers and passwords in them. */
export const causeOf = (error: unknown): NonNullable<Subsegment["cause"]> => ({
  exceptions: [{ id: randomBytes(8).toString("hex"), type: error instanceof Error ? error.name : "Error" }],
});

/** Where a call that begins now is to be told when it has ended; nothing where no trace is taken. */
export function tracing(): ((call: Subsegment) => void) | undefined {
  const trace = running;
  if (!trace) return undefined;
  return (call) => {
    if (trace.calls.length < MOST_CALLS) trace.calls.push(call);
    else trace.untold += 1;
  };
}

/** Sends the trace, in one piece. Nothing fails where nobody takes it. */
export async function endTrace(): Promise<void> {
  if (!running) return;
  const { within, own, calls, untold } = running;
  if (untold > 0) annotate("calls_untold", untold);
  running = undefined;
  await tellDaemon({ ...own, ...within, type: "subsegment", end_time: now(), subsegments: calls });
}

/** What Lambda says of the trace: https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader. */
function sampled(header = "") {
  const { Root, Parent, Sampled } = Object.fromEntries(header.split(";").map((part) => part.split("=")));
  return Root && Parent && Sampled === "1" ? { trace_id: Root, parent_id: Parent } : undefined;
}

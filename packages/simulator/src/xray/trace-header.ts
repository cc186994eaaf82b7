import { randomBytes } from "node:crypto";

/** `Active` traces each invocation; `PassThrough` none that nobody upstream has chosen, and here nobody does. */
export type TracingMode = "Active" | "PassThrough";

/**
 * What Lambda tells an invocation of its trace, in `_X_AMZN_TRACE_ID`. Lambda chooses one invocation a second and five of a hundred
 * more; here all are chosen, so that none is missed by chance, and each begins a trace of its own.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader
 */
export function traceHeader(mode: TracingMode, now: number): string {
  const seconds = Math.floor(now / 1000).toString(16);
  const [root, parent] = [randomBytes(12).toString("hex"), randomBytes(8).toString("hex")];
  return `Root=1-${seconds}-${root};Parent=${parent};Sampled=${mode === "Active" ? 1 : 0}`;
}

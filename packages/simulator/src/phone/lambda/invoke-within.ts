import { setTimeout as sleep } from "node:timers/promises";
import type { LambdaReply } from "../exchange.ts";

export type Invocation = { tries: number; ms: number } & ({ payload: string } | { fault: string });
type Invoke = () => Promise<LambdaReply>;

/** Beyond the first: "Amazon Connect retries up to 3 times". */
const RETRIES = 3;
/** Milliseconds before the first retry, and twice as many before each further one; AWS does not say. */
const PAUSE = 50;

/**
 * Invokes as Connect does: again after a throttle or a failure of the service, up to three times, all within `limit`
 * milliseconds of real time. A function that fails is not invoked again: Lambda answers 200 for it.
 * https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html, "Invocation retry policy"
 */
export async function invokeWithin(limit: number, invoke: Invoke): Promise<Invocation> {
  const started = performance.now();
  const ended = new AbortController();
  const counter = { tries: 0 };
  const tooLate = { fault: `no answer within ${limit} ms` };
  const late = sleep(limit, tooLate, { signal: ended.signal });
  // Cancelled, it fails, and nobody waits for it then.
  late.catch(() => "cancelled");
  try {
    // Whoever comes second is left alone: the function may run on, as it does in Lambda.
    const came = await Promise.race([retried(invoke, counter, ended.signal), late]);
    // Timers may be early by a fraction of a millisecond.
    const ms = came === tooLate ? limit : Math.min(limit, Math.round(performance.now() - started));
    return { ...came, tries: counter.tries, ms };
  } finally {
    ended.abort();
  }
}

async function retried(invoke: Invoke, counter: { tries: number }, signal: AbortSignal) {
  for (;;) {
    counter.tries += 1;
    const { status, functionError, payload } = await invoke();
    if (functionError) return { fault: `the function failed: ${errorIn(payload)}` };
    if (status < 300) return { payload };
    const fault = `Lambda answered ${status}: ${errorIn(payload)}`;
    if ((status !== 429 && status < 500) || counter.tries > RETRIES || signal.aborted) return { fault };
    await sleep(PAUSE * 2 ** (counter.tries - 1));
    if (signal.aborted) return { fault };
  }
}

/** An error's name and message, as Lambda words them. */
function errorIn(payload: string): string {
  try {
    const { errorType, errorMessage } = JSON.parse(payload) as { errorType?: string; errorMessage?: string };
    return [errorType, errorMessage].filter(Boolean).join(": ").slice(0, 300);
  } catch {
    return payload.slice(0, 300);
  }
}

import { describe, expect, it } from "vitest";
import type { LambdaReply } from "../exchange.ts";
import { action, all, call, exchangeOf, flow, hangUp, say } from "../phone.test-support.ts";
import { invokeWithin } from "./invoke-within.ts";

/** Answers the statuses one after the other, the last again and again. */
function answering(...statuses: number[]) {
  let count = 0;
  return async (): Promise<LambdaReply> => {
    const status = statuses[Math.min(count, statuses.length - 1)] ?? 200;
    count += 1;
    return { status, payload: status === 200 ? `{"n":"${count}"}` : `{"errorType":"Oops","errorMessage":"not now"}` };
  };
}

describe("an invocation", () => {
  it.each([429, 500, 503])("is tried again after a %i", async (status) => {
    expect(await invokeWithin(8_000, answering(status, status, 200))).toMatchObject({ payload: `{"n":"3"}`, tries: 3 });
  });

  it("is tried again three times, and no more", async () => {
    const came = await invokeWithin(8_000, answering(500));
    expect(came).toMatchObject({ fault: "Lambda answered 500: Oops: not now", tries: 4 });
  });

  it.each([403, 404])("is not tried again after a %i", async (status) => {
    expect(await invokeWithin(8_000, answering(status))).toMatchObject({ tries: 1 });
  });

  it("is over when its time is, whatever is still to come", async () => {
    const never = () => new Promise<LambdaReply>(() => {});
    expect(await invokeWithin(30, never)).toEqual({ fault: "no answer within 30 ms", tries: 1, ms: 30 });
  });

  it("is not tried again when its time is over", async () => {
    let tries = 0;
    const came = await invokeWithin(120, async () => {
      tries += 1;
      return { status: 500, payload: "" };
    });
    expect(came).toMatchObject({ fault: "no answer within 120 ms" });
    expect(tries).toBe(came.tries);
  });
});

describe("a chain of functions", () => {
  const arn = "arn:aws:lambda:us-east-1:123456789012:function:slow";
  /** Two seconds that pass at once: only the clock is not real. */
  const chain = (count: number, promptAfter = -1) => {
    const ids = Array.from({ length: count }, (_, index) => `fn${index}`);
    const actions = ids.flatMap((id, index) => {
      const next = ids[index + 1] ?? "done";
      const prompted = index === promptAfter;
      const go = { next: prompted ? "wait" : next, errors: { NoMatchingError: "error" } };
      const fn = action(id, "InvokeLambdaFunction", { LambdaFunctionARN: arn, InvocationTimeLimitSeconds: "8" }, go);
      return prompted ? [fn, say("wait", "One moment.", next)] : [fn];
    });
    return flow("chain", ...actions, say("done", "done", "bye"), say("error", "error", "bye"), hangUp("bye"));
  };
  const slow = async (): Promise<LambdaReply> => {
    advance(7_000);
    return { status: 200, payload: "{}" };
  };
  let offset = 0;
  const advance = (ms: number) => {
    offset += ms;
  };
  const real = performance.now.bind(performance);
  async function played(which: ReturnType<typeof chain>) {
    performance.now = () => real() + offset;
    try {
      return await call(exchangeOf([which], { functions: [arn], invoke: slow }));
    } finally {
      performance.now = real;
    }
  }

  it("takes 20 seconds at most", async () => {
    const { spoken, transcript } = await played(chain(4));
    expect(spoken).toEqual(["error"]);
    expect(all(transcript, "invoked").at(-1)?.why).toBe("functions took 20 s since the caller last heard something");
  });

  it("begins anew after a prompt", async () => {
    expect((await played(chain(4, 1))).spoken).toEqual(["One moment.", "done"]);
  });
});

import { describe, expect, it } from "vitest";
import { type Called, callFaults } from "./call-faults.ts";
import type { CallFault } from "./plan.ts";

const call = (service: string, operation: string, more: Partial<Called> = {}): Called => ({
  service,
  operation,
  caller: undefined,
  isProcess: false,
  ...more,
});
const startWith = (...calls: CallFault[]) => callFaults({ seed: 7, calls });

describe("the faults of calls", () => {
  it("hit the same calls of a rule, whatever is called in between", () => {
    const rule: CallFault = { service: "connect", operation: "Create*", what: "throttle", probability: 0.3 };
    const [alone, among] = [startWith(rule), startWith(rule)];
    const hits: boolean[] = [];
    for (let count = 0; count < 1_000; count++) {
      hits.push(Boolean(alone(call("connect", "CreateUser"))));
      for (let other = count % 3; other > 0; other--) {
        expect(among(call("s3", "CreateBucket"))).toBeUndefined();
        expect(among(call("connect", "ListUsers"))).toBeUndefined();
      }
      expect(Boolean(among(call("connect", "CreateUser")))).toBe(hits[count]);
    }
    const share = hits.filter(Boolean).length / 1_000;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.35);
  });

  it("hit all with probability 1 and none with 0, and a call once, by the first rule", () => {
    const hitOf = startWith(
      { service: "s3", what: "throttle", probability: 0 },
      { service: "s3", what: "slow", probability: 1, milliseconds: [10, 20] },
      { service: "s3", what: "reset after", probability: 1 },
    );
    for (let count = 0; count < 100; count++) {
      const { what, milliseconds } = hitOf(call("s3", "GetObject")) ?? {};
      expect(what).toBe("slow");
      expect(milliseconds).toBeGreaterThanOrEqual(10);
      expect(milliseconds).toBeLessThan(20);
    }
  });

  it("leave the first calls that fit alone, and no others count", () => {
    const hitOf = startWith({ service: "sns", operation: "Publish", what: "error after", probability: 1, skip: 2 });
    const operations = ["Publish", "Subscribe", "Publish", "Publish", "Subscribe", "Publish"];
    const hits = operations.map((operation) => Boolean(hitOf(call("sns", operation))));
    expect(hits).toEqual([false, false, false, true, false, true]);
  });

  it("hit the same calls of a rule that leaves others alone at first", () => {
    const rule: CallFault = { service: "s3", what: "throttle", probability: 0.5 };
    const [whole, late] = [startWith(rule), startWith({ ...rule, skip: 50 })];
    for (let count = 0; count < 100; count++) {
      const isHit = Boolean(whole(call("s3", "GetObject")));
      expect(Boolean(late(call("s3", "GetObject")))).toBe(isHit && count >= 50);
    }
  });

  it("hit only whom a rule names", () => {
    const hitOf = startWith({ service: "sqs", caller: "desk-Intake*", what: "throttle", probability: 1 });
    expect(hitOf(call("sqs", "SendMessage"))).toBeUndefined();
    expect(hitOf(call("sqs", "SendMessage", { caller: "desk-Consumer" }))).toBeUndefined();
    expect(hitOf(call("sqs", "SendMessage", { caller: "desk-IntakeFunction" }))?.what).toBe("throttle");
  });

  it("kill no one but functions, and break no body but GetObject's", () => {
    const hitOf = startWith(
      { service: "s3", what: "kill before", probability: 1 },
      { service: "s3", what: "broken body", probability: 1 },
    );
    expect(hitOf(call("s3", "PutObject"))).toBeUndefined();
    expect(hitOf(call("s3", "GetObject"))?.what).toBe("broken body");
    expect(hitOf(call("s3", "GetObject", { isProcess: true }))?.what).toBe("kill before");
  });
});

import { bucketLimiter } from "@frontdesk/core/throttle/bucket-limiter.ts";
import { dynamoBuckets } from "@frontdesk/core/throttle/buckets-dynamo.ts";
import { Quotas } from "@frontdesk/core/throttle/quota.ts";
import { describe, expect, it } from "vitest";
import { atOnce, type Io } from "../src/simulation/io.ts";
import { memoryBuckets } from "../src/simulation/memory/buckets.ts";
import { openDesk } from "./desk.ts";

const START = 1_000_000;
/** Time that moves only where somebody sleeps, from one sleeper's end to the next. */
function virtualClock() {
  let now = START;
  const sleepers: { until: number; wake: () => void }[] = [];
  function wakeNext() {
    sleepers.sort((one, other) => one.until - other.until);
    const next = sleepers.shift();
    now = Math.max(now, next?.until ?? 0);
    next?.wake();
    if (sleepers.length > 0) setImmediate(wakeNext);
  }
  return {
    now: () => now,
    sleep(milliseconds: number) {
      if (sleepers.length === 0) setImmediate(wakeNext);
      return new Promise<void>((wake) => {
        sleepers.push({ until: now + milliseconds, wake });
      });
    },
  };
}
type VirtualClock = ReturnType<typeof virtualClock>;

async function inDynamo() {
  const { clients, names, cloud } = await openDesk();
  const buckets = dynamoBuckets({ client: clients.dynamo, table: names.tables.ledger });
  const writes = () => cloud.journal.find({ service: "dynamodb", operation: "UpdateItem" }).length;
  return { buckets, writes };
}
async function inMemory() {
  let writes = 0;
  const counted: Io = (what, effect) => {
    if (what === "dynamodb UpdateItem") writes += 1;
    return atOnce(what, effect);
  };
  return { buckets: memoryBuckets(new Map(), counted), writes: () => writes };
}

describe.each([
  ["in DynamoDB", inDynamo],
  ["in memory", inMemory],
])("the limiter with its buckets %s", (_, open) => {
  async function limiterOn(given: object) {
    const { buckets, writes } = await open();
    const quotas = Quotas.parse(given);
    return { at: (clock: VirtualClock) => bucketLimiter({ buckets, quotas, clock }), writes };
  }

  it("gives what the burst allows at once, then one at each interval", async () => {
    const { at } = await limiterOn({ ratePerSecond: 2, burst: 5 });
    const clock = virtualClock();
    const limiter = at(clock);
    const starts: number[] = [];
    for (let call = 0; call < 8; call += 1) {
      await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
      starts.push(clock.now() - START);
    }
    // One interval of the burst is kept as slack.
    expect(starts).toEqual([0, 0, 0, 0, 500, 1000, 1500, 2000]);
  });

  it("reserves all that a batch asks for in one write", async () => {
    const { at, writes } = await limiterOn({ ratePerSecond: 2, burst: 5 });
    const clock = virtualClock();
    const limiter = at(clock);
    const starts: number[] = [];
    await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
    const before = writes();
    await Promise.all(
      Array.from({ length: 7 }, async () => {
        await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
        starts.push(clock.now() - START);
      }),
    );
    expect(starts).toEqual([0, 0, 0, 500, 1000, 1500, 2000]);
    expect(writes() - before).toBe(1);
  });

  it("keeps calls further apart where a whole burst is less than one of them may be late", async () => {
    const { at } = await limiterOn({ ratePerSecond: 100, burst: 2 });
    const clock = virtualClock();
    const starts: number[] = [];
    for (let call = 0; call < 3; call += 1) {
      await at(clock).slot("CreateUser", Number.POSITIVE_INFINITY);
      starts.push(clock.now() - START);
    }
    expect(starts).toEqual([0, 40, 80]);
  });

  it("shares one bucket among callers that know nothing of each other", async () => {
    const { at, writes } = await limiterOn({ ratePerSecond: 20, burst: 2 });
    const callers = [virtualClock(), virtualClock()];
    await Promise.all(
      callers.map(async (clock) => {
        const limiter = at(clock);
        for (let call = 0; call < 50; call += 1) await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
      }),
    );
    expect(Math.max(...callers.map((clock) => clock.now())) - START).toBe(99 * 50);
    expect(writes()).toBeLessThanOrEqual(110);
  });

  it("keeps a bucket for each operation, with a quota of its own where it has one", async () => {
    const operations = { DescribeUser: { ratePerSecond: 10, burst: 2 } };
    const { at } = await limiterOn({ ratePerSecond: 1, burst: 2, operations });
    const clock = virtualClock();
    const limiter = at(clock);
    for (const operation of ["CreateUser", "DescribeUser", "UpdateUserHierarchy"])
      await limiter.slot(operation, clock.now());
    expect(clock.now()).toBe(START);
    await limiter.slot("DescribeUser", clock.now() + 100);
    expect(clock.now()).toBe(START + 100);
  });

  it("shares one bucket among all operations where the account does", async () => {
    const { at } = await limiterOn({ ratePerSecond: 1, burst: 2, buckets: "shared" });
    const clock = virtualClock();
    const limiter = at(clock);
    await limiter.slot("CreateUser", clock.now());
    await expect(limiter.slot("DescribeUser", clock.now())).rejects.toThrow("the next DescribeUser may start in 1000");
  });

  it("says at once that it is too late where the slot comes after the deadline", async () => {
    const { at } = await limiterOn({ ratePerSecond: 1, burst: 2 });
    const clock = virtualClock();
    const limiter = at(clock);
    await limiter.slot("CreateUser", clock.now());
    await expect(limiter.slot("CreateUser", clock.now() + 500)).rejects.toThrow("may start in 1000 ms");
    await expect(limiter.slot("CreateUser", clock.now() - 1)).rejects.toThrow("may start in");
    expect(clock.now()).toBe(START);
  });

  it("reserves for those of a batch that have time, and tells each of the others when theirs would come", async () => {
    const { at } = await limiterOn({ ratePerSecond: 2, burst: 2 });
    const clock = virtualClock();
    const limiter = at(clock);
    const asked = Array.from({ length: 5 }, () => limiter.slot("CreateUser", START + 1200));
    const settled = await Promise.allSettled(asked);
    expect(settled.map((one) => (one.status === "rejected" ? one.reason.wait : "in time"))).toEqual([
      ...["in time", "in time", "in time"],
      ...[1500, 2000],
    ]);
    expect(clock.now()).toBe(START + 1000);
  });

  it("reserves nothing for those who come too late, so that the next in time has its slot", async () => {
    const { at } = await limiterOn({ ratePerSecond: 2, burst: 2 });
    const [clock, other] = [virtualClock(), virtualClock()];
    await at(clock).slot("CreateUser", clock.now());
    for (let call = 0; call < 20; call += 1) {
      await expect(at(clock).slot("CreateUser", START + 100)).rejects.toThrow("may start in 500 ms");
    }
    await at(other).slot("CreateUser", START + 500);
    expect(other.now()).toBe(START + 500);
  });

  it("goes slower for all callers after a throttle, once for those that left together, and recovers by itself", async () => {
    const { at } = await limiterOn({ ratePerSecond: 10, burst: 2 });
    const [clock, other] = [virtualClock(), virtualClock()];
    const [limiter, late] = [at(clock), at(other)];
    const slot = await limiter.slot("CreateUser", clock.now());
    await Promise.all([limiter.throttled(slot), late.throttled(slot), limiter.throttled(slot)]);
    const gap = async () => {
      const before = other.now();
      await late.slot("CreateUser", Number.POSITIVE_INFINITY);
      return other.now() - before;
    };
    await gap();
    // 7 a second at first, 10 after the time of 60 calls.
    expect(await gap()).toBeGreaterThan(135);
    for (let call = 0; call < 60; call += 1) await gap();
    expect(await gap()).toBeCloseTo(100);
  });

  it("never comes to a halt, however long it is throttled, since others may leave at any time", async () => {
    const { at } = await limiterOn({ ratePerSecond: 10, burst: 5 });
    const clock = virtualClock();
    const limiter = at(clock);
    for (let call = 0; call < 40; call += 1) {
      await limiter.throttled(await limiter.slot("CreateUser", Number.POSITIVE_INFINITY));
    }
    const before = clock.now();
    await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
    expect(clock.now() - before).toBeGreaterThan(500);
    expect(clock.now() - before).toBeLessThan(2000);
  });
});

import { dynamoLimiter } from "@frontdesk/core/throttle/limiter.ts";
import { expect, it } from "vitest";
import { openDesk } from "./desk.ts";

/** Time that moves only where somebody sleeps. */
function virtualClock() {
  let now = 1_000_000;
  return {
    now: () => now,
    async sleep(milliseconds: number) {
      now += milliseconds;
    },
  };
}

async function limiterOn(quota: { ratePerSecond: number; burst: number }) {
  const { clients, names, cloud } = await openDesk();
  const options = { client: clients.dynamo, table: names.tables.ledger, quota };
  const writes = () => cloud.journal.find({ service: "dynamodb", operation: "UpdateItem" }).length;
  return { at: (clock: ReturnType<typeof virtualClock>) => dynamoLimiter({ ...options, clock }), writes };
}

it("gives what the burst allows at once, then one at each interval", async () => {
  const { at } = await limiterOn({ ratePerSecond: 2, burst: 5 });
  const clock = virtualClock();
  const limiter = at(clock);
  const starts: number[] = [];
  for (let call = 0; call < 8; call += 1) {
    await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
    starts.push(clock.now() - 1_000_000);
  }
  // One interval of the burst is kept as slack.
  expect(starts).toEqual([0, 0, 0, 0, 500, 1000, 1500, 2000]);
});

it("shares one bucket among callers that know nothing of each other", async () => {
  const { at, writes } = await limiterOn({ ratePerSecond: 50, burst: 1 });
  const callers = [virtualClock(), virtualClock()];
  await Promise.all(
    callers.map(async (clock) => {
      const limiter = at(clock);
      for (let call = 0; call < 50; call += 1) await limiter.slot("CreateUser", Number.POSITIVE_INFINITY);
    }),
  );
  expect(Math.max(...callers.map((clock) => clock.now())) - 1_000_000).toBe(99 * 20);
  expect(writes()).toBeLessThanOrEqual(110);
});

it("keeps a bucket for each operation", async () => {
  const { at } = await limiterOn({ ratePerSecond: 1, burst: 1 });
  const clock = virtualClock();
  const limiter = at(clock);
  for (const operation of ["CreateUser", "DescribeUser", "UpdateUserHierarchy"])
    await limiter.slot(operation, clock.now());
  expect(clock.now()).toBe(1_000_000);
});

it("says at once that it is too late where the slot comes after the deadline", async () => {
  const { at } = await limiterOn({ ratePerSecond: 1, burst: 1 });
  const clock = virtualClock();
  const limiter = at(clock);
  await limiter.slot("CreateUser", clock.now());
  await expect(limiter.slot("CreateUser", clock.now() + 500)).rejects.toThrow("may start in 1000 ms");
  expect(clock.now()).toBe(1_000_000);
});

it("reserves nothing for those who come too late, so that the next in time has its slot", async () => {
  const { at } = await limiterOn({ ratePerSecond: 2, burst: 1 });
  const clock = virtualClock();
  const limiter = at(clock);
  await limiter.slot("CreateUser", clock.now());
  for (let call = 0; call < 20; call += 1) {
    await expect(limiter.slot("CreateUser", clock.now() + 100)).rejects.toThrow("may start in 500 ms");
  }
  await clock.sleep(500);
  await limiter.slot("CreateUser", clock.now());
  expect(clock.now()).toBe(1_000_500);
});

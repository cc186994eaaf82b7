import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { simulateAll } from "../src/simulation/in-threads.ts";
import { randomFrom } from "../src/simulation/random.ts";
import { simulate } from "../src/simulation/simulate.ts";
import { CALM } from "../src/simulation/weather.ts";
import { openWorld } from "../src/simulation/world.ts";
import { fileOf, rowOf } from "./desk.ts";

describe("the simulation", () => {
  it("finds nothing broken", async () => {
    const { done, broken } = await simulateAll({ from: 1, count: 200 }, () => {});
    expect(broken).toEqual([]);
    expect(done).toBe(200);
  });

  it("replays a seed exactly, and another one differs", async () => {
    const traceOf = async (seed: number) => (await simulate(seed, { isTraced: true })).trace.join("\n");
    const first = await traceOf(42);
    expect(first.split("\n").length).toBeGreaterThan(20);
    expect(await traceOf(42)).toBe(first);
    expect(await traceOf(43)).not.toBe(first);
  });
});

describe("another tenant of the account who takes half of the quota in the middle of a file", () => {
  const minute = 60_000;
  const world = openWorld(
    {
      instance: readInstance({
        id: "11111111-2222-4333-8444-555555555555",
        routingProfiles: ["Billing"],
        securityProfiles: ["Agent"],
        quotas: { users: 5000 },
      }),
      quotas: { ratePerSecond: 2, burst: 5, operations: {}, buckets: "per operation" },
      retries: 5,
      consumers: 2,
      rowsAtOnce: 10,
      timeouts: { intake: 900, consumer: 60, finish: 900, sweep: 300 },
      noteEvery: 10_000,
      hold: { share: 1, from: 0 },
    },
    { random: randomFrom(1), weather: () => CALM, trace: () => {} },
  );
  const rows = Array.from({ length: 1500 }, (_, index) => rowOf(`agent${index}`, { hierarchy: "" }));
  const run = async () => {
    world.drop("create/a.csv", fileOf(...rows), 0);
    world.scheduler.after(4 * minute, () => world.connect.setTenant("*", 1));
    world.scheduler.after(10 * minute, () => world.connect.setTenant("*", 0));
    return world.run(1, 60 * minute);
  };

  it("makes the rate fall to what is left, fails no row, and is forgotten when it is gone", async () => {
    expect(await run()).toBe("over");
    const [upload] = world.uploads;
    expect(world.ledger.items.get(upload?.id ?? "")?.entry).toMatchObject({ succeeded: 1500, failed: 0 });
    const [first = { at: 0 }] = world.departures;
    /** Calls a second that left from one minute to another. */
    const rate = (from: number, to: number) => {
      const calls = world.departures.filter(
        ({ operation, at }) =>
          operation === "CreateUser" && at >= first.at + from * minute && at < first.at + to * minute,
      );
      return calls.length / ((to - from) * 60);
    };
    expect(rate(1, 4)).toBeGreaterThan(1.95);
    expect(rate(5, 10)).toBeGreaterThan(0.8);
    expect(rate(5, 10)).toBeLessThan(1.2);
    expect(rate(12, 13)).toBeGreaterThan(1.95);
    const calls = world.departures.filter(({ operation }) => operation === "CreateUser").length;
    // What was throttled and made again, in the six minutes.
    expect(calls - 1500).toBeLessThan(0.2 * rate(4, 10) * 360);
  });
});

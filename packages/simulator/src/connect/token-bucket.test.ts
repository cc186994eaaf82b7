import { describe, expect, it } from "vitest";
import { tokenBuckets } from "./token-bucket.ts";

function start(own: Parameters<typeof tokenBuckets>[2] = {}) {
  const clock = { now: 0 };
  const buckets = tokenBuckets(() => clock.now, { rate: 2, burst: 5 }, own);
  const taken = (operation = "CreateUser") => {
    let count = 0;
    while (buckets.take(operation)) count += 1;
    return count;
  };
  return { clock, buckets, taken };
}

it("gives a burst at once, then the rate", () => {
  const { clock, taken } = start();
  expect(taken()).toBe(5);
  clock.now += 499;
  expect(taken()).toBe(0);
  clock.now += 1;
  expect(taken()).toBe(1);
  clock.now += 60_000;
  expect(taken()).toBe(5);
});

it("gives exactly the rate over a long time, in steps of any size", () => {
  const { clock, taken } = start();
  let count = taken();
  for (let step = 0; step < 10_000; step += 1) {
    clock.now += 7;
    count += taken();
  }
  expect(count).toBe(5 + 140);
});

it("has a bucket an operation, some of them with a quota of their own", () => {
  const { taken } = start({ ListUsers: { rate: 10, burst: 10 } });
  expect([taken("CreateUser"), taken("DescribeUser"), taken("ListUsers")]).toEqual([5, 5, 10]);
});

it("changes a quota from now on", () => {
  const { clock, buckets, taken } = start({ ListUsers: { rate: 10, burst: 10 } });
  expect(taken()).toBe(5);
  clock.now += 1000;
  buckets.setQuota("*", { rate: 1, burst: 3 });
  expect(taken()).toBe(2);
  clock.now += 1000;
  expect(taken()).toBe(1);
  clock.now += 60_000;
  expect([taken(), taken("DescribeUser"), taken("ListUsers")]).toEqual([3, 3, 10]);
  buckets.setQuota("ListUsers", { rate: 1, burst: 1 });
  clock.now += 60_000;
  expect([taken(), taken("ListUsers")]).toEqual([3, 1]);
});

describe("another tenant of the account", () => {
  function startWith(ratePerSecond: number) {
    const { clock, buckets, taken } = start();
    buckets.setTenant("CreateUser", ratePerSecond);
    /** Takes all there is every 100 ms. */
    const takenIn = (seconds: number) => {
      let count = 0;
      for (let step = 0; step < seconds * 10; step += 1) {
        clock.now += 100;
        count += taken();
      }
      return count;
    };
    return { clock, buckets, taken, takenIn };
  }

  it("leaves what it does not take", () => {
    const { taken, takenIn } = startWith(1);
    expect(taken()).toBe(5);
    expect(takenIn(100)).toBe(100);
    expect(taken("DescribeUser")).toBe(5);
  });

  it("leaves nothing where it takes all, until it goes", () => {
    const { buckets, taken, takenIn } = startWith(2);
    expect(taken()).toBe(5);
    expect(takenIn(100)).toBe(0);
    buckets.setTenant("CreateUser", 0);
    expect(takenIn(100)).toBe(200);
  });

  it("takes its tokens while nobody looks, and none that is not there", () => {
    const { clock, buckets, taken } = startWith(0);
    buckets.setTenant("*", 3);
    clock.now += 60_000;
    expect([taken("ListUsers"), taken("CreateUser")]).toEqual([0, 5]);
    buckets.setTenant("*", 0);
    clock.now += 1_000;
    expect(taken("ListUsers")).toBe(2);
  });

  it("keeps its pace whatever the quota becomes", () => {
    const { buckets, taken, takenIn } = startWith(1);
    expect(taken()).toBe(5);
    buckets.setQuota("*", { rate: 1, burst: 5 });
    expect(takenIn(10)).toBe(0);
    buckets.setQuota("*", { rate: 3, burst: 30 });
    expect(takenIn(10)).toBe(20);
  });
});

it("takes from one bucket for all operations where they share it", () => {
  const buckets = tokenBuckets(() => 0, { rate: 2, burst: 5 }, {}, "shared");
  const operations = ["CreateUser", "ListUsers", "DescribeUser", "SearchUsers", "CreateUser", "DeleteUser"];
  expect(operations.map((operation) => buckets.take(operation))).toEqual([true, true, true, true, true, false]);
});

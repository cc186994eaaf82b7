import type { Attempt, Attempts } from "@frontdesk/core/passwords/attempts.ts";
import { describe, expect, it } from "vitest";
import { MINUTE, many, openTables } from "./passwords.ts";

const attempt: Attempt = { of: "account", key: "a", id: "r-1", most: 5, lockMinutes: 30 };
const counting =
  ({ attempts }: { attempts: Attempts }) =>
  (changes: Partial<Attempt> = {}) =>
    attempts.count({ ...attempt, ...changes });
const idsOf = (items: Record<string, unknown>[], key: string) => items.find(({ pk }) => pk === key)?.ids;
const shareOf = (verdicts: string[], verdict: string) => verdicts.filter((each) => each === verdict).length;

describe("attempts are counted", () => {
  it("up to the limit, and then locked", async () => {
    const tables = await openTables();
    const count = counting(tables);
    const verdicts: string[] = [];
    for (const id of many(7, (id) => id)) verdicts.push(await count({ id }));
    expect(verdicts).toEqual(["counted", "counted", "counted", "counted", "counted", "locked", "locked"]);
    expect(idsOf(await tables.items(), "attempts#account#a")).toEqual(new Set(["r-1", "r-2", "r-3", "r-4", "r-5"]));
  });

  it("once each, however often they come, also when all are used up", async () => {
    const count = counting(await openTables());
    expect([await count(), await count(), await count()]).toEqual(["counted", "again", "again"]);
    for (const id of ["r-2", "r-3", "r-4", "r-5"]) expect(await count({ id })).toBe("counted");
    expect(await count({ id: "r-6" })).toBe("locked");
    expect(await count()).toBe("again");
  });

  it("apart for each account, each caller and those without a number", async () => {
    const count = counting(await openTables());
    for (const id of many(5, (id) => id)) await count({ id });
    expect(await count({ id: "r-6" })).toBe("locked");
    expect(await count({ id: "r-6", key: "b" })).toBe("counted");
    expect(await count({ id: "r-6", of: "caller" })).toBe("counted");
    expect(await count({ id: "r-6", of: "without a number" })).toBe("counted");
  });

  it("by the limits of the moment, when settings change", async () => {
    const count = counting(await openTables());
    for (const id of ["r-1", "r-2", "r-3"]) await count({ id });
    expect(await count({ id: "r-4", most: 2 })).toBe("locked");
    expect(await count({ id: "r-4", most: 4 })).toBe("counted");
  });

  it("in one read and one write, locked or not, so that the time does not tell", async () => {
    const { sent, ...tables } = await openTables();
    const count = counting(tables);
    for (const id of [...many(7, (id) => id), "r-1"]) {
      sent.length = 0;
      await count({ id });
      expect(sent.map(({ operation }) => operation)).toEqual(["GetItem", "UpdateItem"]);
    }
  });

  it("once where the answers of DynamoDB are lost and its client asks again", async () => {
    const calls = [{ service: "dynamodb", operation: "UpdateItem", what: "error after" as const, probability: 0.4 }];
    const tables = await openTables({ faults: { seed: 7, calls } });
    const count = counting(tables);
    for (const id of many(10, (id) => id)) expect(await count({ id, most: 10 })).not.toBe("locked");
    expect(idsOf(await tables.items(), "attempts#account#a")).toEqual(new Set(many(10, (id) => id)));
  });
});

describe("a lock", () => {
  it("ends half an hour after the last attempt that was counted, which refused ones do not prolong", async () => {
    const { clock, ...tables } = await openTables();
    const count = counting(tables);
    for (const id of many(5, (id) => id)) {
      await count({ id });
      clock.pass(MINUTE);
    }
    for (let minute = 1; minute < 29; minute += 1) {
      expect(await count({ id: `late ${minute}` })).toBe("locked");
      clock.pass(MINUTE);
    }
    clock.pass(MINUTE - 1);
    expect([await count({ id: "r-6" }), await count()]).toEqual(["locked", "again"]);
    clock.pass(1);
    expect(await count({ id: "r-6" })).toBe("counted");
  });

  it("is followed by a count from the beginning, though DynamoDB has not removed what is past", async () => {
    const { clock, items, ...tables } = await openTables();
    const count = counting(tables);
    for (const id of many(5, (id) => id)) await count({ id });
    clock.pass(30 * MINUTE);
    expect(await items()).toHaveLength(1);
    const verdicts: string[] = [];
    for (const id of ["r-1", "r-7", "r-8", "r-9", "r-10", "r-11"]) verdicts.push(await count({ id }));
    expect(verdicts).toEqual(["counted", "counted", "counted", "counted", "counted", "locked"]);
  });

  it("of those without a number ends half an hour after the first attempt, since they never stop", async () => {
    const { clock, ...tables } = await openTables();
    const count = counting(tables);
    const ofAll = { of: "without a number", key: "all" } as const;
    for (const id of many(5, (id) => id)) {
      await count({ ...ofAll, id });
      clock.pass(5 * MINUTE);
    }
    expect(await count({ ...ofAll, id: "r-6" })).toBe("locked");
    clock.pass(5 * MINUTE);
    expect(await count({ ...ofAll, id: "r-6" })).toBe("counted");
  });

  it("is removed by DynamoDB not before it is past", async () => {
    const { clock, items, ...tables } = await openTables();
    await counting(tables)();
    const [item] = await items();
    expect(Number(item?.expiresAt) * 1000).toBeGreaterThanOrEqual(clock.now() + 30 * MINUTE);
    expect(Number(item?.expiresAt) * 1000).toBeLessThan(clock.now() + 30 * MINUTE + 1000);
  });
});

describe("of a hundred attempts at the same moment", () => {
  const atOnce = (own: { attempts: Attempts }[], changes: (index: number) => Partial<Attempt>) =>
    Promise.all(
      many(100, (_, index) => own[index % own.length]?.attempts.count({ ...attempt, ...changes(index) }) ?? ""),
    );

  it.each(["account", "caller", "without a number"] as const)("as many are counted for %s as may be", async (of) => {
    const { own, items } = await openTables({ clients: 4 });
    const verdicts = await atOnce(own, (index) => ({ of, id: `r-${index}` }));
    expect([shareOf(verdicts, "counted"), shareOf(verdicts, "locked")]).toEqual([5, 95]);
    expect(idsOf(await items(), `attempts#${of}#a`)).toHaveProperty("size", 5);
  });

  it("as many are counted when a lock has just ended", async () => {
    const { own, clock, items } = await openTables({ clients: 4 });
    await atOnce(own, (index) => ({ id: `before ${index}` }));
    clock.pass(30 * MINUTE);
    const verdicts = await atOnce(own, (index) => ({ id: `after ${index}` }));
    expect([shareOf(verdicts, "counted"), shareOf(verdicts, "locked")]).toEqual([5, 95]);
    expect([...(idsOf(await items(), "attempts#account#a") as Set<string>)].join()).not.toContain("before");
  });

  it("one is counted where all are the same", async () => {
    const { own, items } = await openTables({ clients: 4 });
    const verdicts = await atOnce(own, () => ({ most: 1 }));
    expect([shareOf(verdicts, "counted"), shareOf(verdicts, "again")]).toEqual([1, 99]);
    expect(idsOf(await items(), "attempts#account#a")).toEqual(new Set(["r-1"]));
  });
});

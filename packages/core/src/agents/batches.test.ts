import { expect, it } from "vitest";
import { inBatches } from "./batches.ts";

it("sends tens, several at once, and all that is left at the end", async () => {
  const sizes: number[] = [];
  let underWay = 0;
  let most = 0;
  const batches = inBatches<number>(async (batch) => {
    sizes.push(batch.length);
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
  });
  for (let thing = 0; thing < 205; thing += 1) await batches.add(thing);
  await batches.flush();
  expect(sizes.reduce((one, other) => one + other)).toBe(205);
  expect(sizes.filter((size) => size === 10)).toHaveLength(20);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
});

it("fails where one batch failed, however many came after", async () => {
  const batches = inBatches<number>(async ([first]) => {
    if (first === 0) throw new Error("no queue");
  });
  const all = async () => {
    for (let thing = 0; thing < 100; thing += 1) await batches.add(thing);
    await batches.flush();
  };
  await expect(all()).rejects.toThrow("no queue");
});

it("waits for what was added, and not for what is added since", async () => {
  const calls: { batch: number[]; answer: () => void }[] = [];
  const batches = inBatches<number>((batch) => new Promise((answer) => calls.push({ batch, answer })));
  for (const thing of [1, 2, 3]) batches.add(thing);
  const flushed = batches.flush();
  for (let thing = 4; thing < 24; thing += 1) batches.add(thing);
  expect(calls.map(({ batch }) => batch.length)).toEqual([3, 10, 10]);
  calls[0]?.answer();
  await flushed;
  let isOver = false;
  const rest = batches.flush().then(() => {
    isOver = true;
  });
  calls[1]?.answer();
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  calls[2]?.answer();
  await rest;
});

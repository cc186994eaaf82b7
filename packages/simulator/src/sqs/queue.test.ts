import { afterEach, describe, expect, it, vi } from "vitest";
import type { Message } from "./message.ts";
import { Queue } from "./queue.ts";

const settings = { visibility: 30, retention: 3_600, delay: 0, wait: 0, fifo: false };
const messageOf = (order: number, more: Partial<Message> = {}): Message => ({
  id: `${order}`,
  body: `${order}`,
  md5: "",
  attributes: {},
  systemAttributes: {},
  sentAt: Date.now(),
  order,
  receiveCount: 0,
  ...more,
});
const wanted = { max: 10, visibility: 30, wait: 0 };
const idsOf = async (queue: Queue, more = {}) =>
  (await queue.receive({ ...wanted, ...more })).map(({ message: { id } }) => id);

describe("a queue", () => {
  afterEach(() => void vi.useRealTimers());

  it("gives a message of a long queue as fast as one of a short queue", async () => {
    const timeOf = async (depth: number) => {
      const queue = new Queue("arn", settings);
      for (let order = 0; order < depth; order++) queue.send(messageOf(order));
      const started = performance.now();
      for (let count = 0; count < 200; count++) await queue.receive(wanted);
      return performance.now() - started;
    };
    await timeOf(2_000);
    // A walk over the whole queue would take a hundred times as long.
    expect(await timeOf(200_000)).toBeLessThan(10 * (await timeOf(2_000)) + 20);
  });

  it("gives every message once, in order, beyond what it keeps of those that are gone", async () => {
    const queue = new Queue("arn", settings);
    for (let order = 0; order < 5_000; order++) queue.send(messageOf(order));
    const seen: string[] = [];
    for (let ids = await idsOf(queue); ids.length; ids = await idsOf(queue)) seen.push(...ids);
    expect(seen).toEqual(Array.from({ length: 5_000 }, (_, order) => `${order}`));
  });

  it("never gives a message beyond the retention, whatever stands before it", async () => {
    const queue = new Queue("arn", settings);
    queue.send(messageOf(1));
    queue.send(messageOf(2, { sentAt: Date.now() - 3_601_000 }));
    queue.send(messageOf(3));
    expect(await idsOf(queue)).toEqual(["1", "3"]);
    queue.send(messageOf(4, { sentAt: Date.now() - 3_601_000 }));
    expect(queue.counts().visible).toBe(0);
  });

  it("passes over a group in flight however many messages wait in it", async () => {
    const queue = new Queue("arn.fifo", { ...settings, fifo: true });
    for (let order = 0; order < 300_000; order++) queue.send(messageOf(order, { group: "a" }));
    expect(await idsOf(queue, { max: 1 })).toEqual(["0"]);
    queue.send(messageOf(300_000, { group: "b" }));
    expect(await idsOf(queue)).toEqual(["300000"]);
    expect(await idsOf(queue)).toEqual([]);
  });

  it("keeps a group's order when messages come back one by one", async () => {
    const queue = new Queue("arn.fifo", { ...settings, fifo: true });
    for (let order = 1; order <= 5; order++) queue.send(messageOf(order, { group: "a" }));
    const received = await queue.receive({ ...wanted, max: 3 });
    for (const { handle } of received.reverse()) queue.changeVisibility(handle, 0);
    expect(await idsOf(queue)).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("leaves receivers asleep while all that waits is in a locked group", async () => {
    const queue = new Queue("arn.fifo", { ...settings, fifo: true });
    for (const order of [1, 2]) queue.send(messageOf(order, { group: "a" }));
    const [first] = await queue.receive({ ...wanted, max: 1 });
    const waiting = [1, 2].map(() => queue.receive({ ...wanted, max: 1, wait: 20 }));
    queue.send(messageOf(3, { group: "a" }));
    queue.delete(first?.handle ?? "");
    expect(await Promise.race(waiting)).toMatchObject([{ message: { id: "2" } }]);
    queue.close();
    await Promise.all(waiting);
  });

  it("takes the same deduplication id again after five minutes", () => {
    vi.useFakeTimers();
    const queue = new Queue("arn.fifo", { ...settings, fifo: true });
    const [first, soon] = [messageOf(1), messageOf(2)];
    expect(queue.recent.first("x", first)).toBe(first);
    expect(queue.recent.first("x", soon)).toBe(first);
    vi.advanceTimersByTime(300_001);
    const late = messageOf(3);
    expect(queue.recent.first("x", late)).toBe(late);
  });
});

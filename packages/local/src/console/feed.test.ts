import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Feed } from "./feed.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A feed with one topic, whose value the test sets. */
function feedOf(topic: { gap?: number; every?: number } = {}) {
  const state = { value: 0, reads: 0, fails: false };
  const read = () => {
    state.reads += 1;
    if (state.fails) throw new Error("the table is gone");
    return state.value;
  };
  const feed = new Feed((name) => (name === "rows" ? { read, ...topic } : undefined));
  const said: string[] = [];
  const listen = () => feed.subscribe("rows", (name, json) => said.push(`${name} ${json}`));
  return { feed, state, said, listen };
}

describe("a feed", () => {
  it("says a topic as it is to whoever begins to listen", async () => {
    const { listen, said } = feedOf();
    listen();
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual(["rows 0"]);
  });

  it("reads a topic that changes ten thousand times in a second not more often than its gap", async () => {
    const { feed, listen, state, said } = feedOf({ gap: 250 });
    listen();
    for (let change = 1; change <= 10_000; change += 1) {
      state.value = change;
      feed.stir("rows");
      if (change % 10 === 0) await vi.advanceTimersByTimeAsync(1);
    }
    await vi.advanceTimersByTimeAsync(250);
    expect(state.reads).toBeLessThanOrEqual(6);
    expect(said.at(-1)).toBe("rows 10000");
  });

  it("says nothing where the value is the same", async () => {
    const { feed, listen, said } = feedOf();
    listen();
    await vi.advanceTimersByTimeAsync(300);
    feed.stir("rows");
    await vi.advanceTimersByTimeAsync(300);
    expect(said).toEqual(["rows 0"]);
  });

  it("reads nothing while nobody listens", async () => {
    const { feed, listen, state } = feedOf({ every: 100 });
    const stop = listen();
    await vi.advanceTimersByTimeAsync(0);
    stop();
    const { reads } = state;
    feed.stir("rows");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.reads).toBe(reads);
  });

  it("reads again by itself where time alone changes the topic", async () => {
    const { listen, state, said } = feedOf({ every: 1_000 });
    listen();
    await vi.advanceTimersByTimeAsync(0);
    state.value = 1;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(said).toEqual(["rows 0", "rows 1"]);
  });

  it("says what went wrong, and the value again as soon as it can be read", async () => {
    const { feed, listen, state, said } = feedOf();
    state.fails = true;
    listen();
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([`trouble ${JSON.stringify({ topic: "rows", message: "the table is gone" })}`]);
    state.fails = false;
    feed.stir("rows");
    await vi.advanceTimersByTimeAsync(300);
    expect(said.at(-1)).toBe("rows 0");
  });

  it("says the value again after trouble though it is the same as before, so that the trouble is known to be over", async () => {
    const { feed, listen, state, said } = feedOf();
    listen();
    await vi.advanceTimersByTimeAsync(0);
    for (const fails of [true, false]) {
      state.fails = fails;
      feed.stir("rows");
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(said.map((each) => each.split(" ")[0])).toEqual(["rows", "trouble", "rows"]);
  });

  it("knows which topics there are", () => {
    const { feed } = feedOf();
    expect([feed.has("rows"), feed.has("columns")]).toEqual([true, false]);
  });
});

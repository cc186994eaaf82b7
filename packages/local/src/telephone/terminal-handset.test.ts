import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { terminalHandset } from "./terminal-handset.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** A handset at a stream that is a terminal or is none, with what it has said. */
function handsetAt(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const said: string[] = [];
  return { input, said, ...terminalHandset({ input, say: (line) => void said.push(line) }) };
}
/** 150 characters: ten seconds. */
const PROMPT = { text: "x".repeat(150) };
const key = { for: "key", within: 6000 } as const;
const typed = (input: PassThrough, text: string) => new Promise((taken) => input.write(text, taken));

describe("a person at a terminal", () => {
  it("has time to read before the time for an answer begins", async () => {
    const { input, ...handset } = handsetAt(true);
    handset.hear(PROMPT);
    const answer = handset.next(key);
    await vi.advanceTimersByTimeAsync(15_000);
    await typed(input, "4");
    expect(await answer).toEqual({ does: "press", key: "4", after: 5000 });
  });

  it("confirms nothing by a key that was pressed before the question, and is told so", async () => {
    const { input, said, ...handset } = handsetAt(true);
    await typed(input, "1");
    handset.hear({ text: "To stop it, press 1." });
    const answer = handset.next(key);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toBeUndefined();
    expect(said).toEqual(["  nothing was asked when you pressed 1", "“To stop it, press 1.”"]);
  });

  it("hangs up at any time", async () => {
    const { input, ...handset } = handsetAt(true);
    await typed(input, "\u0003");
    handset.hear(PROMPT);
    expect(await handset.next(key)).toMatchObject({ does: "hang up" });
  });

  it("may take any time to end words that were begun in time, sees them, and has said them from then on", async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    let seen = "";
    const handset = terminalHandset({
      input,
      say: () => {},
      echo: (text) => {
        seen += text;
      },
    });
    const answer = handset.next({ for: "words", within: 4000 });
    await vi.advanceTimersByTimeAsync(3000);
    await typed(input, "hel");
    await vi.advanceTimersByTimeAsync(20_000);
    await typed(input, "p\u007flo\r");
    expect(await answer).toEqual({ does: "speak", text: "hello", after: 3000 });
    expect(seen).toBe("  you say help\b \blo\n");
  });

  it("is silent who begins to type words too late", async () => {
    const { input, ...handset } = handsetAt(true);
    const answer = handset.next({ for: "words", within: 4000 });
    await vi.advanceTimersByTimeAsync(4000);
    await typed(input, "hello");
    expect(await answer).toBeUndefined();
  });

  it("mends words before Enter", async () => {
    const { input, ...handset } = handsetAt(true);
    const answer = handset.next({ for: "words", within: 6000 });
    await typed(input, "helo\u007flo\r");
    expect(await answer).toMatchObject({ does: "speak", text: "hello" });
  });
});

describe("input that is no terminal", () => {
  it("is kept for the questions to come, and its end is silence at once", async () => {
    const { input, ...handset } = handsetAt(false);
    const read = new Promise((ended) => input.once("end", ended));
    input.end("12");
    await read;
    handset.hear(PROMPT);
    expect(await handset.next(key)).toMatchObject({ key: "1", after: 0 });
    handset.hear(PROMPT);
    expect(await handset.next(key)).toMatchObject({ key: "2", after: 0 });
    expect(await handset.next(key)).toBeUndefined();
  });

  it("ends a question that is open", async () => {
    const { input, ...handset } = handsetAt(false);
    const answer = handset.next({ for: "nothing", within: 600_000 });
    input.end();
    expect(await answer).toBeUndefined();
  });
});

import type { Key } from "@frontdesk/simulator/phone/handset.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { personHandset } from "./person-handset.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** 150 characters: ten seconds. */
const PROMPT = { text: "x".repeat(150) };
const key = { for: "key", within: 6000 } as const;
const words = { for: "words", within: 4000 } as const;
const goBy = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** Whether an answer has come by now. */
function settled<T>(answer: Promise<T>) {
  const seen: { value?: T; is: boolean } = { is: false };
  answer.then((value) => Object.assign(seen, { value, is: true }));
  return seen;
}

describe("a person on the telephone", () => {
  it("has time to read before the time for an answer begins", async () => {
    const person = personHandset();
    person.hear(PROMPT);
    const answer = person.next(key);
    await goBy(15_000);
    person.press("4");
    expect(await answer).toEqual({ does: "press", key: "4", after: 5000 });
  });

  it("may press a key while the question is spoken", async () => {
    const person = personHandset();
    person.hear(PROMPT);
    const answer = person.next(key);
    await goBy(2000);
    person.press("4");
    expect(await answer).toEqual({ does: "press", key: "4", after: 0 });
  });

  it("is silent where no key comes in time", async () => {
    const person = personHandset();
    person.hear(PROMPT);
    const answer = settled(person.next(key));
    await goBy(15_999);
    expect(answer.is).toBe(false);
    await goBy(1);
    expect(answer).toEqual({ is: true, value: undefined });
  });

  it("waits in a queue as long as a message takes, and no longer", async () => {
    const person = personHandset();
    person.hear(PROMPT);
    const answer = settled(person.next({ for: "nothing", within: 10_000 }));
    await goBy(10_000);
    expect(answer).toEqual({ is: true, value: undefined });
  });

  it("confirms nothing by a key that was pressed before the question, and is told so", async () => {
    const dropped: { keys: Key[]; words: number }[] = [];
    const person = personHandset({ dropped: (early) => void dropped.push(early) });
    person.press("1");
    person.speak("4711");
    person.hear({ text: "To stop it, press 1." });
    const answer = person.next(key);
    await goBy(10_000);
    expect(await answer).toBeUndefined();
    expect(dropped).toEqual([{ keys: ["1"], words: 1 }]);
  });

  it("keys several digits at once, which are taken one by one in their order", async () => {
    const person = personHandset();
    person.hear(PROMPT);
    const first = person.next({ for: "keys", within: 6000 });
    for (const digit of ["7", "1", "3"] as const) person.press(digit);
    expect(await first).toMatchObject({ key: "7" });
    expect(await person.next({ for: "keys", within: 5000 })).toMatchObject({ key: "1" });
    expect(await person.next({ for: "keys", within: 5000 })).toMatchObject({ key: "3" });
  });

  it("hangs up at any time", async () => {
    const person = personHandset();
    person.hangUp();
    expect(person.hasHungUp()).toBe(true);
    person.hear(PROMPT);
    expect(await person.next(key)).toMatchObject({ does: "hang up" });
  });

  it("may take any time to end words that were begun in time, and has said them from then on", async () => {
    const person = personHandset();
    const answer = person.next(words);
    await goBy(3000);
    person.beginToSpeak();
    await goBy(20_000);
    person.speak("hello");
    expect(await answer).toEqual({ does: "speak", text: "hello", after: 3000 });
  });

  it.each(["key", "keys", "nothing"] as const)("is waited for no longer by who asks for %s", async (asked) => {
    const person = personHandset();
    person.beginToSpeak();
    const answer = settled(person.next({ for: asked, within: 4000 }));
    await goBy(4000);
    expect(answer).toEqual({ is: true, value: undefined });
  });

  it("is silent at once who takes words back after the time is over", async () => {
    const person = personHandset();
    const answer = settled(person.next(words));
    person.beginToSpeak();
    await goBy(5000);
    expect(answer.is).toBe(false);
    person.takeBack();
    await goBy(0);
    expect(answer).toEqual({ is: true, value: undefined });
  });
});

describe("how long is left for an answer", () => {
  /** What is told of it, in milliseconds. */
  function told() {
    const left: number[] = [];
    return { left, person: personHandset({ asked: (_, within) => void left.push(within) }) };
  }

  it("is told anew when the voice is done", async () => {
    const { person, left } = told();
    person.aloud(true);
    person.hear(PROMPT);
    person.next(key);
    await goBy(8000);
    person.spoken();
    expect(left).toEqual([29_000, 6000]);
  });

  it("is told anew when words are begun, and when they are taken back", async () => {
    const { person, left } = told();
    const answer = person.next(words);
    await goBy(1000);
    person.beginToSpeak();
    await goBy(1000);
    person.takeBack();
    expect(left).toEqual([4000, Number.POSITIVE_INFINITY, 2000]);
    await goBy(2000);
    await answer;
    person.beginToSpeak();
    expect(left, "nothing is asked any more").toHaveLength(3);
  });
});

describe("where a voice speaks", () => {
  it("the time for an answer begins when the voice is done, be that early or late", async () => {
    for (const spoken of [3000, 14_000]) {
      const person = personHandset();
      person.aloud(true);
      person.hear(PROMPT);
      const answer = settled(person.next(key));
      await goBy(spoken);
      person.spoken();
      await goBy(5999);
      expect(answer.is).toBe(false);
      await goBy(1);
      expect(answer).toEqual({ is: true, value: undefined });
    }
  });

  it("that never tells that it is done, it is taken for done after twice the time and three seconds", async () => {
    const person = personHandset();
    person.aloud(true);
    person.hear(PROMPT);
    const answer = settled(person.next(key));
    await goBy(23_000 + 5999);
    expect(answer.is).toBe(false);
    await goBy(1);
    expect(answer.is).toBe(true);
  });

  it("a key stops nobody from answering before it is done", async () => {
    const person = personHandset();
    person.aloud(true);
    person.hear(PROMPT);
    const answer = person.next(key);
    person.press("2");
    expect(await answer).toEqual({ does: "press", key: "2", after: 0 });
  });
});

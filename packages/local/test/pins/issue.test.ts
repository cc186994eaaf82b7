import { describe, expect, it } from "vitest";
import type { Sent } from "./noting-handler.ts";
import { drawing, first, LINE, OTHER, openPins, PRIYA, wrong } from "./pins.ts";

const HOUR = 3600_000;

describe("a PIN", () => {
  it("goes to the caller's mobile as a transactional text, and to nobody else", async () => {
    const { issue, texts } = await openPins({ random: drawing(123456) });
    expect(await issue()).toEqual({ outcome: "sent", sends: 1 });
    expect(texts()).toMatchObject([
      {
        to: PRIYA,
        message: "123456 is your Frontdesk PIN, valid for 5 minutes. Nobody from us will ever ask you for it.",
        senderId: "Frontdesk",
        type: "Transactional",
      },
    ]);
  });

  it.each([4, 5, 6, 7, 8])("of %i digits is valid with its leading zeros, and only with them", async (length) => {
    const { issue, guess, sentPins } = await openPins({ length, random: drawing(42) });
    await issue();
    const pin = "42".padStart(length, "0");
    expect(sentPins()).toEqual([pin]);
    expect(await guess("42")).toBe("mismatch");
    expect(await guess(`0${pin}`)).toBe("mismatch");
    expect(await guess(pin)).toBe("match");
  });

  it("is in no item of the table, and leaves for nowhere but the text and the making of its code", async () => {
    const pin = "40718265";
    const { issue, guess, items, cloud, sent } = await openPins({ length: 8, random: drawing(Number(pin)) });
    await issue();
    await guess(wrong(pin));
    await guess(pin);
    const requests = [...sent];
    const inClear = (kept: unknown): string => JSON.stringify(kept, (_, value) => readable(value));
    const kept = await items();
    expect(kept.map(({ pk }) => String(pk).replace(/#.*/, "")).sort()).toEqual(["contact", "sends", "sends"]);
    expect(inClear(kept)).toContain(PRIYA);
    for (const form of formsOf(pin)) {
      expect(inClear(kept)).not.toContain(form);
      expect(inClear(cloud.journal.entries())).not.toContain(form);
    }
    const hasPin = ({ body }: Sent) => formsOf(pin).some((form) => body.includes(form));
    const operations = (some: Sent[]) => [...new Set(some.map(({ operation }) => operation))].sort();
    expect(operations(requests)).toEqual(["GenerateMac", "GetItem", "Publish", "UpdateItem"]);
    expect(operations(requests.filter(hasPin))).toEqual(["GenerateMac", "Publish"]);
  });

  it("of one contact is none of another's", async () => {
    const { issue, guess, sentPins } = await openPins({ random: drawing(111111, 222222) });
    await issue();
    await issue({ contactId: "c-2" });
    expect(sentPins()).toEqual(["111111", "222222"]);
    expect(await guess("222222")).toBe("mismatch");
    expect(await guess("222222", { contactId: "c-2" })).toBe("match");
    expect(await guess("111111")).toBe("match");
  });
});

describe("another PIN for the contact", () => {
  it("takes the place of the one before, and has tries of its own", async () => {
    const { issue, guess, sentPins } = await openPins({ random: drawing(111111, 222222) });
    await issue();
    expect([await guess("000000"), await guess("000001")]).toEqual(["mismatch", "mismatch"]);
    expect(await issue({ after: 1 })).toEqual({ outcome: "sent", sends: 2 });
    expect(sentPins()).toEqual(["111111", "222222"]);
    expect([await guess("111111"), await guess("222222")]).toEqual(["mismatch", "match"]);
  });

  it("opens what wrong guesses have locked", async () => {
    const { issue, guess, newestPin } = await openPins();
    await issue();
    const pin = newestPin();
    for (let each = 0; each < 3; each += 1) await guess(wrong(pin));
    expect(await guess(pin)).toBe("locked");
    await issue({ after: 1 });
    expect(await guess(newestPin())).toBe("match");
  });

  it("ends what an earlier one has proved", async () => {
    const { issue, guess, newestPin, isVerified } = await openPins();
    await issue();
    await guess(newestPin());
    expect(await isVerified()).toBe(true);
    await issue({ after: 1 });
    expect(await isVerified()).toBe(false);
  });

  it("is not sent for a request that is older than the newest PIN", async () => {
    const { issue, guess, sentPins, newestPin } = await openPins();
    await issue();
    await issue({ after: 1 });
    expect(await issue()).toEqual({ outcome: "sent", sends: 2 });
    expect(sentPins()).toHaveLength(2);
    expect(await guess(newestPin())).toBe("match");
  });

  it("is sent in a call that lasts for hours too, since a PIN is forgotten after one", async () => {
    const { issue, guess, newestPin, clock } = await openPins();
    await issue();
    clock.pass(2 * HOUR);
    expect(await issue({ after: 1 })).toEqual({ outcome: "sent", sends: 2 });
    expect(await guess(newestPin())).toBe("match");
  });

  it("of another number takes the place as well", async () => {
    const { issue, guess, texts } = await openPins({ random: drawing(111111, 222222) });
    await issue();
    expect(await issue({ number: OTHER })).toEqual({ outcome: "sent", sends: 1 });
    expect(texts().map(({ to }) => to)).toEqual([PRIYA, OTHER]);
    expect([await guess("111111"), await guess("222222", { number: OTHER })]).toEqual(["mismatch", "match"]);
  });
});

describe("PINs are limited", () => {
  it("to five an hour for a number, whoever calls from it", async () => {
    const { issue, texts, clock } = await openPins();
    for (const call of [1, 2, 3]) await issue({ contactId: `c-${call}` });
    for (const after of [1, 2]) await issue({ contactId: "c-3", after });
    expect(texts()).toHaveLength(5);
    expect(await issue({ contactId: "c-3", after: 3 })).toEqual({ outcome: "limited", sends: 3 });
    expect(await issue({ contactId: "c-4" })).toEqual({ outcome: "limited", sends: 0 });
    expect(texts()).toHaveLength(5);
    expect(await issue({ contactId: "c-5", number: OTHER })).toMatchObject({ outcome: "sent" });
    clock.pass(HOUR);
    expect(await issue({ contactId: "c-4" })).toEqual({ outcome: "sent", sends: 1 });
  });

  it("for a line, whoever calls it", async () => {
    const { issue, texts, clock } = await openPins({ limits: { perNumber: 5, perLine: 3 } });
    const numbers = ["+61491570110", "+61491570156", "+61491570157", "+61491570158"];
    const call = (number: string, line: string | undefined) => issue({ contactId: `c ${number}`, number, line });
    const outcomes: string[] = [];
    for (const number of numbers) outcomes.push((await call(number, LINE)).outcome);
    expect(outcomes).toEqual(["sent", "sent", "sent", "limited"]);
    expect(texts()).toHaveLength(3);
    expect(await call(OTHER, "+18005550101")).toMatchObject({ outcome: "sent" });
    clock.pass(HOUR);
    expect(await call("+61491570158", LINE)).toMatchObject({ outcome: "sent" });
  });

  it("to as many as may be, however many ask at once", async () => {
    const { issue, texts } = await openPins();
    const calls = Array.from({ length: 20 }, (_, call) => issue({ contactId: `c-${call}` }));
    const outcomes = (await Promise.all(calls)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(5);
    expect(texts()).toHaveLength(5);
  });
});

describe("no PIN is sent", () => {
  it("to a landline, and none is counted", async () => {
    const { issue, texts, items } = await openPins();
    expect(await issue({ number: "+61255500123", after: 2 })).toEqual({ outcome: "landline", sends: 2 });
    expect([texts(), await items()]).toEqual([[], []]);
  });

  it("where the number takes no texts, which is told each time that the request comes", async () => {
    const send = async () => ({ taken: false, code: "OptedOutException" }) as const;
    const { issue } = await openPins({ texts: { send } });
    const undelivered = { outcome: "undelivered", code: "OptedOutException", sends: 1 };
    for (let each = 0; each < 7; each += 1) expect(await issue()).toEqual(undelivered);
  });
});

it("a carrier is asked for a number once in thirty days", async () => {
  const { issue, lookedUp, clock } = await openPins();
  const nadia = "+12025550123";
  const ask = (contactId: string) => issue({ ...first, contactId, number: nadia });
  await ask("c-1");
  await ask("c-2");
  clock.pass(30 * 24 * HOUR - 1000);
  await ask("c-3");
  expect(lookedUp).toEqual([nadia]);
  clock.pass(1000);
  await ask("c-4");
  expect(lookedUp).toEqual([nadia, nadia]);
});

/** Sets as lists and bytes as text, so that a search finds what is in them. */
function readable(value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  return value;
}

/** A text in clear, and at each of the three places where it can begin in base64. */
const formsOf = (text: string) => [
  text,
  ...[0, 1, 2].map((before) => {
    const encoded = Buffer.from(`${" ".repeat(before)}${text}`).toString("base64");
    return encoded.slice(before ? before + 1 : 0, Math.floor(((before + text.length) * 4) / 3));
  }),
];

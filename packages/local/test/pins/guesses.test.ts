import type { Guess, Verifying } from "@frontdesk/core/pins/verify.ts";
import { describe, expect, it } from "vitest";
import { type OpenedPins, openPins } from "./pins.ts";

const GUESSES = 10_000;
const IN_FLIGHT = 120;
const TRIES = 3;

/** Keys in each of these, many at once through the clients in turn, and gives what came of each and which were compared. */
async function guessAll({ verifyings, guess }: OpenedPins, guesses: Pick<Guess, "pin" | "entry">[]) {
  const compared: string[] = [];
  const noting = verifyings.map(
    ({ mac, ...verifying }): Verifying => ({
      ...verifying,
      mac: (keyed) => {
        compared.push(keyed.pin);
        return mac(keyed);
      },
    }),
  );
  const outcomes: string[] = [];
  const left = guesses.entries();
  async function inTurn(by: Verifying) {
    for (const [place, each] of left) outcomes[place] = await guess(each.pin, each, by);
  }
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, (_, place) => inTurn(noting[place % noting.length] as Verifying)),
  );
  return { outcomes, compared, count: (outcome: string) => outcomes.filter((each) => each === outcome).length };
}

/** Numbers below `below` in an order of chance, each once. */
function shuffled(below: number): number[] {
  const weighed = Array.from({ length: below }, (_, each) => ({ each, weight: Math.random() }));
  return weighed.sort((one, other) => one.weight - other.weight).map(({ each }) => each);
}
const entriesOf = (pins: string[]) => pins.map((pin, place) => ({ pin, entry: `entry ${place}` }));
const fourDigits = (number: number) => String(number).padStart(4, "0");

describe("guesses at once", () => {
  it("of all 10,000 PINs of four digits share three tries", async () => {
    const opened = await openPins({ length: 4, clients: 4 });
    await opened.issue();
    const pin = opened.newestPin();
    const { outcomes, compared, count } = await guessAll(opened, entriesOf(shuffled(GUESSES).map(fourDigits)));
    expect(outcomes).toHaveLength(GUESSES);
    expect(compared).toHaveLength(TRIES);
    expect(count("match")).toBe(compared.includes(pin) ? 1 : 0);
    expect(count("mismatch") + count("locked")).toBe(GUESSES - count("match"));
    expect(await opened.tried()).toHaveLength(TRIES);
    expect(await opened.isVerified()).toBe(compared.includes(pin));
    expect(await opened.guess(pin)).toBe(compared.includes(pin) ? "mismatch" : "locked");
  });

  it("that all have found the PIN untried share three tries", async () => {
    const opened = await openPins({ length: 4, clients: 4 });
    await opened.issue();
    const [pin, untried] = [opened.newestPin(), await opened.verifying.pins.find("c-1")];
    const verifyings = opened.verifyings.map((by) => ({ ...by, pins: { ...by.pins, find: async () => untried } }));
    const pins = shuffled(1000).map((number) => (number < 300 ? pin : fourDigits(number)));
    const { compared, count } = await guessAll({ ...opened, verifyings }, entriesOf(pins));
    expect(compared.length).toBeLessThanOrEqual(TRIES);
    expect(count("match")).toBe(compared.includes(pin) ? 1 : 0);
    expect(await opened.tried()).toHaveLength(compared.length);
  });

  it("of the right PIN win once", async () => {
    const opened = await openPins({ clients: 4 });
    await opened.issue();
    const pin = opened.newestPin();
    const { compared, count } = await guessAll(opened, entriesOf(Array.from({ length: 50 }, () => pin)));
    expect(count("match")).toBe(1);
    expect(count("mismatch") + count("locked")).toBe(49);
    expect(compared.length).toBeLessThanOrEqual(TRIES);
    expect(await opened.isVerified()).toBe(true);
  });

  it("of the right PIN fifty times among hundreds of others win once at most, and only by a try", async () => {
    const opened = await openPins({ length: 4, clients: 4 });
    await opened.issue();
    const pin = opened.newestPin();
    const pins = shuffled(500).map((number) => (number < 50 ? pin : fourDigits(number)));
    const { compared, count } = await guessAll(opened, entriesOf(pins));
    expect(compared.length).toBeLessThanOrEqual(TRIES);
    expect(count("match")).toBe(compared.includes(pin) ? 1 : 0);
  });

  it("that are one invocation, repeated, cost one try", async () => {
    const opened = await openPins({ clients: 4 });
    await opened.issue();
    const pin = opened.newestPin();
    const { outcomes } = await guessAll(
      opened,
      Array.from({ length: 50 }, () => ({ pin, entry: "the same" })),
    );
    expect(new Set(outcomes)).toEqual(new Set(["match"]));
    expect(await opened.tried()).toEqual(["the same"]);
  });
});

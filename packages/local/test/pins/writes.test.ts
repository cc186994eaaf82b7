import { describe, expect, it } from "vitest";
import { OTHER, openPins, PRIYA } from "./pins.ts";

const LIFE = 300_000;
const SESSION = 3600_000;
const macOf = (text: string) => new Uint8Array(32).fill(text.charCodeAt(0));

/** What each write decides by itself, whatever was read before it. */
async function openWrites() {
  const { clock, verifying, issuing } = await openPins();
  const pins = { ...issuing.pins, ...verifying.pins };
  const pinOf = (mac: string, changes: { send?: number; number?: string } = {}) => ({
    ...{ number: PRIYA, send: 1, mac: macOf(mac), validUntil: clock.now() + LIFE },
    ...changes,
  });
  const grant = (entry: string, { number = PRIYA, most = 3 } = {}) =>
    pins.grant({ contactId: "c-1", number, entry }, most);
  return { clock, pins, pinOf, grant };
}

describe("a PIN that is put", () => {
  it("takes the place of an earlier send's, of another number's, and of one that is forgotten", async () => {
    const { clock, pins, pinOf } = await openWrites();
    expect(await pins.put("c-1", pinOf("a", { send: 2 }))).toBe(true);
    expect(await pins.put("c-1", pinOf("b", { send: 2 }))).toBe(false);
    expect(await pins.put("c-1", pinOf("b", { send: 1 }))).toBe(false);
    expect(await pins.find("c-1")).toMatchObject({ send: 2, mac: macOf("a") });
    expect(await pins.put("c-1", pinOf("c", { send: 3 }))).toBe(true);
    expect(await pins.put("c-1", pinOf("d", { number: OTHER }))).toBe(true);
    clock.pass(SESSION - 1000);
    expect(await pins.put("c-1", pinOf("e", { number: OTHER }))).toBe(false);
    clock.pass(1000);
    expect(await pins.find("c-1")).toBeUndefined();
    expect(await pins.put("c-1", pinOf("e", { number: OTHER }))).toBe(true);
  });

  it("has nothing of the one before", async () => {
    const { pins, pinOf, grant } = await openWrites();
    const before = pinOf("a");
    await pins.put("c-1", before);
    await pins.markSent("c-1", before);
    await grant("one");
    await pins.use("c-1", before, "one");
    const next = pinOf("b", { send: 2 });
    await pins.put("c-1", next);
    expect(await pins.find("c-1")).toMatchObject({ ...next, entries: new Set() });
    const { sentAt, verifiedBy, verifiedAt } = (await pins.find("c-1")) ?? {};
    expect([sentAt, verifiedBy, verifiedAt]).toEqual([undefined, undefined, undefined]);
  });
});

describe("a PIN that is drawn again", () => {
  it("takes the place of the one that was seen, and of no other", async () => {
    const { pins, pinOf } = await openWrites();
    const [seen, other] = [pinOf("a"), pinOf("b")];
    expect(await pins.redraw("c-1", other, seen)).toBe(false);
    await pins.put("c-1", seen);
    expect(await pins.redraw("c-1", pinOf("c"), other)).toBe(false);
    expect(await pins.redraw("c-1", pinOf("c", { send: 2 }), seen)).toBe(false);
    expect(await pins.redraw("c-1", pinOf("c", { number: OTHER }), seen)).toBe(false);
    expect(await pins.redraw("c-1", other, seen)).toBe(true);
    expect(await pins.redraw("c-1", pinOf("c"), seen)).toBe(false);
    expect(await pins.find("c-1")).toMatchObject({ mac: macOf("b") });
  });

  it("does not take the place of one that was sent, or used, by then", async () => {
    const { pins, pinOf, grant } = await openWrites();
    const [sent, used] = [pinOf("a"), pinOf("b", { send: 2 })];
    await pins.put("c-1", sent);
    await pins.markSent("c-1", sent);
    expect(await pins.redraw("c-1", pinOf("c"), sent)).toBe(false);
    await pins.put("c-1", used);
    await grant("one");
    await pins.use("c-1", used, "one");
    expect(await pins.redraw("c-1", pinOf("c", { send: 2 }), used)).toBe(false);
  });
});

it("a PIN that another has taken the place of is not marked as sent", async () => {
  const { pins, pinOf } = await openWrites();
  const [first, second] = [pinOf("a"), pinOf("b")];
  await pins.put("c-1", first);
  await pins.redraw("c-1", second, first);
  await pins.markSent("c-1", first);
  expect((await pins.find("c-1"))?.sentAt).toBeUndefined();
  await pins.markSent("c-1", { ...second, send: 2 });
  expect((await pins.find("c-1"))?.sentAt).toBeUndefined();
  await pins.markSent("c-1", second);
  expect((await pins.find("c-1"))?.sentAt).toEqual(expect.any(Number));
});

describe("a try is granted", () => {
  it("to as many entries as may be, and to each of them again", async () => {
    const { pins, pinOf, grant } = await openWrites();
    await pins.put("c-1", pinOf("a"));
    for (const entry of ["one", "two", "one", "three"]) expect(await grant(entry)).toMatchObject({ mac: macOf("a") });
    expect(await grant("four")).toBeUndefined();
    expect(await grant("two")).toMatchObject({ entries: new Set(["one", "two", "three"]) });
  });

  it("for the number that the PIN was sent to", async () => {
    const { pins, pinOf, grant } = await openWrites();
    await pins.put("c-1", pinOf("a"));
    expect(await grant("one", { number: OTHER })).toBeUndefined();
    expect((await pins.find("c-1"))?.entries).toEqual(new Set());
  });

  it("within the PIN's life, and to the entry that used it up after that too", async () => {
    const { clock, pins, pinOf, grant } = await openWrites();
    const pin = pinOf("a");
    await pins.put("c-1", pin);
    await grant("one");
    await pins.use("c-1", pin, "one");
    clock.pass(LIFE - 1);
    expect(await grant("two")).toBeUndefined();
    clock.pass(1);
    expect(await grant("one")).toMatchObject({ verifiedBy: "one" });
    const next = pinOf("b", { send: 2 });
    await pins.put("c-1", next);
    clock.pass(LIFE);
    expect(await grant("two")).toBeUndefined();
  });

  it("to nobody where no PIN was sent, or where it is forgotten", async () => {
    const { clock, pins, pinOf, grant } = await openWrites();
    expect(await grant("one")).toBeUndefined();
    expect(await pins.find("c-1")).toBeUndefined();
    const pin = pinOf("a");
    await pins.put("c-1", pin);
    await grant("one");
    await pins.use("c-1", pin, "one");
    clock.pass(SESSION);
    expect(await grant("one")).toBeUndefined();
  });
});

it("a PIN is used up by one entry, and only if it is still the one that was compared", async () => {
  const { pins, pinOf } = await openWrites();
  const [first, second] = [pinOf("a"), pinOf("b", { send: 2 })];
  await pins.put("c-1", first);
  expect(await pins.use("c-1", first, "one")).toBe(true);
  expect(await pins.use("c-1", first, "one")).toBe(true);
  expect(await pins.use("c-1", first, "two")).toBe(false);
  await pins.put("c-1", second);
  expect(await pins.use("c-1", first, "one")).toBe(false);
  expect(await pins.use("c-1", { ...second, mac: first.mac }, "one")).toBe(false);
  expect(await pins.use("c-1", { ...second, send: 1 }, "one")).toBe(false);
  expect(await pins.use("c-1", second, "two")).toBe(true);
});

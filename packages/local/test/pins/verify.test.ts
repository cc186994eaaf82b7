import { beforeEach, describe, expect, it } from "vitest";
import { type OpenedPins, OTHER, openPins, wrong } from "./pins.ts";

const SECOND = 1000;
let opened: OpenedPins;
let pin: string;

beforeEach(async () => {
  opened = await openPins();
  await opened.issue();
  pin = opened.newestPin();
});

describe("the right PIN", () => {
  it("opens once", async () => {
    const { guess } = opened;
    expect(await guess(pin)).toBe("match");
    expect([await guess(pin), await guess(pin)]).toEqual(["mismatch", "mismatch"]);
  });

  it("opens for the entry that opened, however often its invocation is repeated", async () => {
    const { guess, clock } = opened;
    clock.pass(299 * SECOND);
    for (let each = 0; each < 5; each += 1) expect(await guess(pin, { entry: "one" })).toBe("match");
    clock.pass(2 * SECOND);
    expect(await guess(pin, { entry: "one" })).toBe("match");
  });

  it("opens at the last try", async () => {
    const { guess } = opened;
    expect([await guess(wrong(pin)), await guess(wrong(pin))]).toEqual(["mismatch", "mismatch"]);
    expect(await guess(pin)).toBe("match");
  });

  it("opens until its life ends", async () => {
    const { guess, clock } = opened;
    clock.pass(300 * SECOND - 1);
    expect(await guess(pin)).toBe("match");
  });

  it("does not open when its life has ended", async () => {
    const { guess, clock, isVerified } = opened;
    clock.pass(300 * SECOND);
    expect(await guess(pin)).toBe("mismatch");
    expect(await isVerified()).toBe(false);
  });

  it.each([
    ["another contact", { contactId: "c-2" }],
    ["another number", { number: OTHER }],
    ["a number that is withheld", { number: undefined }],
  ])("does not open for %s, nor costs a try of this one's", async (_, changes) => {
    const { guess } = opened;
    for (let each = 0; each < 4; each += 1) expect(await guess(pin, changes)).toBe("mismatch");
    expect(await guess(pin)).toBe("match");
  });
});

describe("a wrong guess", () => {
  it("costs a try, and the last one locks", async () => {
    const { guess, isVerified } = opened;
    expect([await guess(wrong(pin)), await guess(wrong(pin)), await guess(wrong(pin))]).toEqual([
      ...["mismatch", "mismatch"],
      "locked",
    ]);
    expect([await guess(pin), await guess(wrong(pin))]).toEqual(["locked", "locked"]);
    expect(await isVerified()).toBe(false);
  });

  it("costs one try where its invocation is repeated", async () => {
    const { guess } = opened;
    for (let each = 0; each < 5; each += 1) expect(await guess(wrong(pin), { entry: "one" })).toBe("mismatch");
    expect([await guess(wrong(pin)), await guess(pin)]).toEqual(["mismatch", "match"]);
  });

  it.each(["1", "123", "12345", "1234567", "123456789", "12*456", "#", "0".repeat(5000), "１２３４５６", "123456 "])(
    "costs a try whatever was keyed in: %j",
    async (keyed) => {
      const { guess } = opened;
      expect(await guess(keyed)).toBe("mismatch");
      expect([await guess(keyed), await guess(keyed), await guess(pin)]).toEqual(["mismatch", "locked", "locked"]);
    },
  );

  it("of a locked PIN is no more than wrong once its life has ended", async () => {
    const { guess, clock } = opened;
    for (let each = 0; each < 3; each += 1) await guess(wrong(pin));
    clock.pass(300 * SECOND);
    expect(await guess(pin)).toBe("mismatch");
  });

  it("where no PIN was sent is no more than wrong", async () => {
    expect(await opened.guess("123456", { contactId: "c-9" })).toBe("mismatch");
  });
});

describe("the key 0, which asks for another PIN", () => {
  it("is no guess: it costs no try, and nothing is written", async () => {
    const { guess, items } = opened;
    const before = await items();
    for (let each = 0; each < 5; each += 1) expect(await guess("0")).toBe("another");
    expect(await items()).toEqual(before);
    expect([await guess(wrong(pin)), await guess(wrong(pin)), await guess(pin)]).toEqual([
      ...["mismatch", "mismatch"],
      "match",
    ]);
  });

  it("asks for it too where the PIN is locked or has ended, or none was sent", async () => {
    const { guess, clock } = opened;
    for (let each = 0; each < 3; each += 1) await guess(wrong(pin));
    expect(await guess("0")).toBe("another");
    clock.pass(300 * SECOND);
    expect([await guess("0"), await guess("0", { contactId: "c-9" })]).toEqual(["another", "another"]);
  });

  it.each(["00", "*0", "0#", "00000000"])("is a guess in any other company: %s", async (keyed) => {
    const { guess, tried } = opened;
    expect(await guess(keyed)).toBe("mismatch");
    expect(await tried()).toHaveLength(1);
  });
});

describe("a contact", () => {
  it("has proved itself for an hour, by the PIN, for its own number", async () => {
    const { guess, clock, isVerified } = opened;
    expect(await isVerified()).toBe(false);
    clock.pass(100 * SECOND);
    await guess(pin, { entry: "one" });
    expect(await isVerified()).toBe(true);
    expect(await isVerified({ number: OTHER })).toBe(false);
    expect(await isVerified({ contactId: "c-2" })).toBe(false);
    clock.pass(60 * SECOND);
    await guess(pin, { entry: "one" });
    clock.pass(3540 * SECOND - 1);
    expect(await isVerified()).toBe(true);
    clock.pass(1);
    expect(await isVerified()).toBe(false);
  });
});

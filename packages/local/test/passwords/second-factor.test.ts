import { askForPin, type Resetting, resetPassword } from "@frontdesk/core/passwords/reset.ts";
import { describe, expect, it } from "vitest";
import { wrong } from "../pins/pins.ts";
import { CALLER, LINE, MINUTE, many, openPasswords, right } from "./passwords.ts";
import { ALICE, BOB } from "./people.ts";

const account = ALICE.id;
const STEP = 2000;
const withPin = (changes: Parameters<typeof openPasswords>[0] = {}) =>
  openPasswords({ secondFactor: "PIN", ...changes });
const OFTEN = { perAccount: 99, perCaller: 99, withoutNumber: 99, lockMinutes: 30 };

describe("where the caller's number has to be the directory's", () => {
  it("a reset is made for whoever calls from it", async () => {
    const { reset } = await openPasswords({ secondFactor: "caller number" });
    expect(await reset({ caller: ALICE.mobile })).toMatchObject({ outcome: "reset" });
  });

  it.each([CALLER, undefined, "none kept"])(
    "whoever calls from another is refused like all others: %s",
    async (caller) => {
      const { reset, people } = await openPasswords({ secondFactor: "caller number" });
      expect(await reset({ caller })).toEqual({ outcome: "refused", code: "OtherNumber", account });
      expect(people.tried).toEqual([]);
    },
  );

  it("nobody calls from a number that the directory does not have", async () => {
    const accounts = [{ ...ALICE, mobile: undefined }];
    const { reset } = await openPasswords({ secondFactor: "caller number", accounts });
    for (const caller of [undefined, "none kept", "none given"]) {
      expect(await reset({ caller, id: String(caller) })).toMatchObject({ code: "BarredNoMobile" });
    }
  });
});

describe("where a PIN is wanted as well", () => {
  it("it is sent to the mobile in the directory, and with it the password is reset", async () => {
    const { askForPin, reset, newestPin, texts, sentPasswords, passwordOf } = await withPin();
    expect(await askForPin()).toEqual({ outcome: "asked", code: "PinSent", account });
    expect(texts()).toEqual([{ to: ALICE.mobile, message: expect.stringContaining("is your Frontdesk PIN") }]);
    expect(await reset({ id: "r-2", pin: newestPin() })).toEqual({ outcome: "reset", code: "Reset", account });
    expect(sentPasswords()).toEqual([passwordOf("asmith")]);
  });

  it.each([
    ["whom nobody knows", { login: "nobody" }, "UnknownUser"],
    ["with a wrong detail", { birthDate: "1990-04-18" }, "WrongDetails"],
    ["whose login is none", { login: ")(" }, "UnknownUser"],
    ["who is barred", { login: "bjones" }, "BarredDisabled"],
  ])("somebody %s is asked for one as well, and gets none", async (_, changes, code) => {
    const { askForPin, texts } = await withPin({ accounts: [ALICE, { ...BOB, barred: "disabled" }] });
    expect(await askForPin(changes)).toMatchObject({ outcome: "asked", code });
    expect(texts()).toEqual([]);
  });

  it("nothing is reset without it, with another, or with one that was never sent", async () => {
    const { askForPin, reset, newestPin, people } = await withPin();
    expect(await reset({ pin: "123456" })).toMatchObject({ outcome: "refused", code: "WrongPin" });
    await askForPin({ id: "r-2" });
    const pins = [undefined, "", "0", "x".repeat(10_240), wrong(newestPin())];
    for (const [index, pin] of pins.entries()) {
      const request = { id: `r-${index + 3}`, ...(pin !== undefined && { pin }) };
      expect(await reset(request, { limits: OFTEN })).toEqual({ outcome: "refused", code: "WrongPin", account });
    }
    expect(people.tried).toEqual([]);
  });

  it("nothing is reset by the right PIN with a wrong detail, and the PIN is not used up", async () => {
    const { askForPin, reset, newestPin } = await withPin();
    await askForPin();
    const pin = newestPin();
    expect(await reset({ id: "r-2", pin, startMonth: "april" })).toMatchObject({ code: "WrongDetails" });
    expect(await reset({ id: "r-3", pin })).toMatchObject({ outcome: "reset" });
  });

  it("it is good for its own contact, account and five minutes, and once", async () => {
    const accounts = [ALICE, BOB];
    const { askForPin, reset, newestPin, clock } = await withPin({ accounts, limits: OFTEN });
    await askForPin();
    const pin = newestPin();
    expect(await reset({ id: "r-2", pin, contactId: "c-2" })).toMatchObject({ code: "WrongPin" });
    // Bob has the same mobile and the same details.
    expect(await reset({ id: "r-3", pin, login: "bjones" })).toMatchObject({ code: "WrongPin" });
    expect(await reset({ id: "r-4", pin })).toMatchObject({ outcome: "reset" });
    clock.pass(15_000);
    expect(await reset({ id: "r-5", pin })).toMatchObject({ outcome: "refused" });
    await askForPin({ id: "r-6" });
    clock.pass(5 * MINUTE);
    expect(await reset({ id: "r-7", pin: newestPin() })).toMatchObject({ code: "WrongPin" });
  });

  it("it is locked by three wrong ones, however many come with one id", async () => {
    const { askForPin, reset, newestPin } = await withPin({ limits: OFTEN });
    await askForPin();
    const pin = newestPin();
    const guesses = ["000001", "000002", "000003"].map((guess) => (guess === pin ? wrong(pin) : guess));
    const codes: string[] = [];
    for (const guess of guesses) codes.push((await reset({ id: "one", pin: guess })).code);
    expect(codes).toEqual(["WrongPin", "WrongPin", "PinLocked"]);
    expect(await reset({ id: "r-9", pin })).toEqual({ outcome: "refused", code: "PinLocked", account });
  });

  it("a request that is repeated gets the same outcome, and its PIN is right again", async () => {
    const { askForPin, reset, newestPin, people, clock } = await withPin();
    await askForPin();
    const request = { id: "r-2", pin: newestPin() };
    const first = await reset(request);
    clock.pass(15_000);
    expect(await reset(request)).toEqual(first);
    expect(people.tried).toHaveLength(1);
  });

  it("it is sent once where the request is repeated, and anew where it is asked for again or is over", async () => {
    const { askForPin, texts, clock } = await withPin({ limits: OFTEN });
    await askForPin();
    await askForPin();
    expect(texts()).toHaveLength(1);
    await askForPin({ id: "r-2" });
    expect(texts()).toHaveLength(2);
    clock.pass(5 * MINUTE);
    await askForPin({ id: "r-2" });
    expect(texts()).toHaveLength(3);
  });

  it("it is sent once where a request comes many times at once", async () => {
    const { askForPin, reset, newestPin, texts } = await withPin();
    const asked = await Promise.all(many(10, () => askForPin()));
    expect(new Set(asked.map(({ outcome }) => outcome))).toEqual(new Set(["asked"]));
    expect(texts()).toHaveLength(1);
    expect(await reset({ id: "r-2", pin: newestPin() })).toMatchObject({ outcome: "reset" });
  });

  it("asking and resetting are two attempts", async () => {
    const { askForPin, reset, newestPin, items } = await withPin();
    await askForPin();
    await reset({ id: "r-2", pin: newestPin() });
    const kept = (await items()).find(({ pk }) => pk === `attempts#account#${account}`);
    expect(kept?.ids).toEqual(new Set(["r-1", "r-2"]));
  });

  it("whoever is locked is asked for one and gets none", async () => {
    const { askForPin, texts } = await withPin();
    for (const id of many(5, (id) => id)) await askForPin({ id, login: "nobody" });
    expect(await askForPin({ id: "r-6" })).toEqual({ outcome: "asked", code: "CallerLocked", account });
    expect(texts()).toEqual([]);
  });

  it("it is limited by its number and its line, which the log alone is told", async () => {
    const { askForPin, resetting } = await withPin({ limits: OFTEN });
    const { pins } = resetting;
    if (!pins) throw new Error("no PINs are there");
    const by: Partial<Resetting> = { pins: { ...pins, limits: { perNumber: 2, perLine: 60 } } };
    const codes: string[] = [];
    for (const id of many(3, (id) => id)) codes.push((await askForPin({ id, contactId: id, line: LINE }, by)).code);
    expect(codes).toEqual(["PinSent", "PinSent", "PinLimited"]);
  });

  it("a text that does not go is told to the log alone", async () => {
    const { askForPin } = await withPin();
    const refusing = { send: async () => ({ taken: false, code: "OptedOutException" }) as const };
    const told = { outcome: "asked", code: "PinUnsent", account };
    expect(await askForPin({}, { texts: refusing })).toEqual({ ...told, undelivered: "OptedOutException" });
    const failing = { send: () => Promise.reject(new TypeError("no answer")) };
    expect(await askForPin({ contactId: "c-2", id: "r-2" }, { texts: failing })).toEqual({
      ...told,
      undelivered: "TypeError",
    });
  });

  it("settings without what makes one are a mistake, which is thrown before anybody is searched for", async () => {
    const { resetting, people } = await withPin();
    const { pins: _, ...without } = resetting;
    for (const verb of [askForPin, resetPassword]) {
      await expect(verb(right, without)).rejects.toThrow("the second factor is a PIN");
    }
    expect(people.asked).toEqual([]);
  });
});

describe("where a PIN is wanted the answers come at whole steps of time", () => {
  it.each([
    [{}, 0],
    [{ login: "nobody" }, 0],
    [{ birthDate: "1990-04-18" }, 0],
    [{}, 300],
    [{ login: "nobody" }, 1999],
  ])("to whoever asks for one: %j after %i ms", async (changes, milliseconds) => {
    const { askForPin, people, clock } = await withPin();
    const began = clock.now();
    people.befalls.find.push(() => clock.pass(milliseconds));
    expect(await askForPin(changes)).toMatchObject({ outcome: "asked" });
    expect(clock.now() - began).toBe(milliseconds + STEP);
  });

  it.each([0, 1900, 2100])(
    "and as late for who gets a PIN as for who gets none, where finding takes %i ms",
    async (milliseconds) => {
      const { askForPin, resetting, people, clock } = await withPin();
      const texts = {
        send: async (text: { to: string; message: string }) => {
          clock.pass(900);
          return resetting.texts.send(text);
        },
      };
      const took = async (id: string, login: string) => {
        const began = clock.now();
        people.befalls.find.push(() => clock.pass(milliseconds));
        await askForPin({ id, login }, { texts });
        return clock.now() - began;
      };
      expect(await took("r-1", "asmith")).toBe(await took("r-2", "nobody"));
    },
  );

  it("to whoever is refused, for a detail or for the PIN", async () => {
    const { askForPin, reset, people, clock } = await withPin();
    await askForPin();
    for (const changes of [{ login: "nobody" }, { birthDate: "1990-04-18" }, { pin: "x" }]) {
      const began = clock.now();
      people.befalls.find.push(() => clock.pass(100));
      expect(await reset({ id: JSON.stringify(changes), ...changes })).toMatchObject({ outcome: "refused" });
      expect(clock.now() - began).toBe(100 + STEP);
    }
  });

  it("but to nobody else", async () => {
    const { reset, clock } = await openPasswords();
    const began = clock.now();
    expect(await reset({ login: "nobody" })).toMatchObject({ outcome: "refused" });
    expect(clock.now()).toBe(began);
  });
});

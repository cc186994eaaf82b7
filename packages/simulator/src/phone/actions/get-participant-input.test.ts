import { describe, expect, it } from "vitest";
import { action, all, call, exchangeOf, flow, hangUp, say } from "../phone.test-support.ts";

const menu = exchangeOf([
  flow(
    "menu",
    action(
      "menu",
      "GetParticipantInput",
      { Text: "Press 1 or star.", InputTimeLimitSeconds: "5", StoreInput: "False" },
      {
        next: "error",
        when: { "1": "one", "*": "star" },
        errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "other", NoMatchingError: "error" },
      },
    ),
    say("one", "one", "bye"),
    say("star", "star", "bye"),
    say("late", "late", "bye"),
    say("other", "other", "bye"),
    say("error", "error", "bye"),
    hangUp("bye"),
  ),
]);

describe("a menu", () => {
  it.each([
    ["1", "one"],
    ["*", "star"],
    ["7", "other"],
    ["", "late"],
    ["wait 4,1", "one"],
    ["wait 5.1,1", "late"],
    ["say one", "late"],
    ["say hello,1", "one"],
  ])("that hears %j takes the branch %s", async (script, heard) => {
    expect((await call(menu, script)).spoken.at(-1)).toBe(heard);
  });

  it("takes one key only, and leaves the next for the next question", async () => {
    const twice = flow(
      "twice",
      action("a", "GetParticipantInput", { Text: "A", InputTimeLimitSeconds: "5" }, { when: { "1": "b" }, errors: {} }),
      action("b", "GetParticipantInput", { Text: "B", InputTimeLimitSeconds: "5" }, { when: { "2": "bye" } }),
      hangUp("bye"),
    );
    const { transcript } = await call(exchangeOf([twice]), "1,2");
    expect(all(transcript, "branched").map(({ branch }) => branch)).toEqual(["Equals 1", "Equals 2"]);
  });

  it("ends the call where the caller hangs up", async () => {
    const { endedBy, transcript } = await call(menu, "hang up");
    expect(endedBy).toBe("caller");
    expect(all(transcript, "branched")).toEqual([]);
  });
});

const stored = (parameters: object, errors: Record<string, string> = { NoMatchingError: "error" }) =>
  exchangeOf([
    flow(
      "store",
      action(
        "store",
        "GetParticipantInput",
        { Text: "Key it.", StoreInput: "True", InputTimeLimitSeconds: "5", ...parameters },
        { next: "heard", errors },
      ),
      say("heard", "<$.StoredCustomerInput>", "bye"),
      say("error", "error", "bye"),
      say("invalid", "invalid", "bye"),
      hangUp("bye"),
    ),
  ]);
const custom = (MaximumLength: number, DTMFConfiguration: object = {}) => ({
  InputValidation: { CustomValidation: { MaximumLength } },
  DTMFConfiguration,
});

describe("stored input", () => {
  it.each([
    ["1,2,3,#", "<123>"],
    ["1,2,3,4,5", "<1234>"],
    ["1,2,wait 6,3", "<12>"],
    ["1,2,*,3,#", "<3>"],
    ["", "<Timeout>"],
    ["wait 6,1", "<Timeout>"],
    ["say one,1,#", "<1>"],
  ])("of %j is %s", async (script, heard) => {
    expect((await call(stored(custom(4)), script)).spoken.at(-1)).toBe(heard);
  });

  it("ends with the flow's own sequence of keys", async () => {
    const exchange = stored(custom(20, { InputTerminationSequence: "99" }));
    expect((await call(exchange, "1,9,2,#,9,9")).spoken.at(-1)).toBe("<192#>");
  });

  it("keeps a star where cancelling is off", async () => {
    const exchange = stored(custom(20, { DisableCancelKey: "True" }));
    expect((await call(exchange, "1,*,2,#")).spoken.at(-1)).toBe("<1*2>");
  });

  it("ends after the flow's own pause between keys", async () => {
    const exchange = stored(custom(20, { InterdigitTimeLimitSeconds: "2" }));
    expect((await call(exchange, "1,wait 3,2")).spoken.at(-1)).toBe("<1>");
  });

  const number = (NumberFormat: string, CountryCode?: string) =>
    stored(
      { InputValidation: { PhoneNumberValidation: { NumberFormat, CountryCode } } },
      { NoMatchingError: "error", InvalidPhoneNumber: "invalid" },
    );
  const keyed = (digits: string) => [...digits, "#"].join(",");
  it.each([
    [number("Local", "US"), "2025550123", "<+12025550123>"],
    [number("Local", "AU"), "0412345678", "<+61412345678>"],
    [number("Local", "US"), "123", "invalid"],
    [number("E164"), "442079460000", "<+442079460000>"],
    [number("E164"), "0442", "invalid"],
    [number("Local", "US"), "", "invalid"],
  ])("as a phone number is E.164 or invalid", async (exchange, digits, heard) => {
    expect((await call(exchange, keyed(digits))).spoken.at(-1)).toBe(heard);
  });

  it("is not guessed for a country that is not known", async () => {
    await expect(call(number("Local", "ZZ"), "1,#")).rejects.toThrow(
      `GetParticipantInput store in the flow "store" are wrong: InputValidation.PhoneNumberValidation.CountryCode: is no country's code of two letters`,
    );
  });
});

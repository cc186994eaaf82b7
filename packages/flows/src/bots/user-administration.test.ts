import { describe, expect, it } from "vitest";
import type { Bot, Intent, Message, Prompt, Response } from "./bot.ts";
import { userAdministrationBot } from "./user-administration.ts";

const usual = userAdministrationBot({ startMonth: "month", secondFactor: "none" });
const other = userAdministrationBot({ startMonth: "month and year", secondFactor: "PIN" });
const each = [usual, other].map((bot) => [bot] as const);

const localeOf = ({ BotLocales: [locale] }: Bot) => {
  if (!locale) throw new Error("the bot has no locale");
  return locale;
};
const intentOf = (bot: Bot, name: string): Intent => {
  const found = localeOf(bot).Intents.find(({ Name }) => Name === name);
  if (!found) throw new Error(`the bot has no intent ${name}`);
  return found;
};
const textOf = (message: Message | undefined) =>
  message && ("SSMLMessage" in message ? message.SSMLMessage.Value : message.PlainTextMessage.Value);
const said = ({ MessageGroupsList: [group] }: Response) => textOf(group?.Message);
const asked = (bot: Bot, slot: string) => {
  const found = intentOf(bot, "ResetPW").Slots?.find(({ Name }) => Name === slot);
  return found && said(found.ValueElicitationSetting.PromptSpecification);
};

describe("the bot UserAdministration", () => {
  it("resets a password by what the article asks for, one by one", () => {
    const { Slots = [], SlotPriorities = [] } = intentOf(usual, "ResetPW");
    expect(Slots.map(({ Name, SlotTypeName }) => [Name, SlotTypeName])).toEqual([
      ["UserID", "UserIDs"],
      ["DOB", "AMAZON.Date"],
      ["MonthStarted", "StartMonths"],
    ]);
    expect(SlotPriorities.map(({ SlotName }) => SlotName)).toEqual(["UserID", "DOB", "MonthStarted"]);
    expect(SlotPriorities.map(({ Priority }) => Priority)).toEqual([1, 2, 3]);
    expect(Slots.map(({ ValueElicitationSetting: { SlotConstraint } }) => SlotConstraint)).toEqual([
      ...["Required", "Required", "Required"],
    ]);
  });

  it("has a slot for a PIN where one is sent, which the function asks for", () => {
    const pin = intentOf(other, "ResetPW").Slots?.at(-1);
    expect(pin).toMatchObject({
      Name: "PIN",
      SlotTypeName: "AMAZON.AlphaNumeric",
      ValueElicitationSetting: { SlotConstraint: "Optional" },
    });
    expect(intentOf(other, "ResetPW").SlotPriorities?.at(-1)).toEqual({ Priority: 4, SlotName: "PIN" });
  });

  it("asks in words that help, with an example, for what is compared", () => {
    expect(asked(usual, "UserID")).toBe(
      "What is your user ID? You can spell it, for example: J, S, M, I, T, H, dash, seven.",
    );
    expect(asked(usual, "DOB")).toMatch(/the day, the month and the year, for example: /);
    expect(asked(usual, "MonthStarted")).toMatch(/^In which month did .* For example: March\.$/);
    expect(asked(other, "MonthStarted")).toMatch(/^In which month and year did .* For example: March 2019\.$/);
    // Whoever is asked for it learns nothing about the account.
    expect(asked(other, "PIN")).toMatch(/^If these details are right, /);
  });

  it("has the user id confirmed as characters, heard to its end, and says that nothing was done where it is denied", () => {
    const { PromptSpecification: prompt, DeclinationResponse: denied } = intentOf(usual, "ResetPW")
      .IntentConfirmationSetting as { PromptSpecification: Prompt; DeclinationResponse: Response };
    expect(said(prompt)).toMatch(/^<speak>.*<say-as interpret-as="characters">\{UserID\}<\/say-as>.*<\/speak>$/);
    expect(prompt.AllowInterrupt).toBe(false);
    expect(said(denied)).toBe("Nothing has been changed. Please call back when you are ready.");
  });

  it("has the function look at each answer and do the rest, and says what is known where it gives no answer", () => {
    for (const [bot] of each) {
      const { DialogCodeHook, FulfillmentCodeHook } = intentOf(bot, "ResetPW");
      expect(DialogCodeHook).toEqual({ Enabled: true });
      expect(FulfillmentCodeHook).toMatchObject({ Enabled: true, IsActive: true });
      const { FailureResponse, TimeoutResponse } = FulfillmentCodeHook?.PostFulfillmentStatusSpecification ?? {};
      for (const response of [FailureResponse, TimeoutResponse])
        expect(response && said(response)).toMatch(
          /^I cannot tell whether your password has been changed\. .*agent\.$/,
        );
    }
  });

  it.each(each)("masks all that was answered", (bot) => {
    for (const { ObfuscationSetting } of intentOf(bot, "ResetPW").Slots ?? [])
      expect(ObfuscationSetting).toEqual({ ObfuscationSettingType: "DefaultObfuscation" });
  });

  it.each(each)("understands many ways to ask for it, for an agent, and has the fallback that Lex asks for", (bot) => {
    const utterances = localeOf(bot).Intents.flatMap(({ SampleUtterances = [] }) =>
      SampleUtterances.map(({ Utterance }) => Utterance.toLowerCase()),
    );
    expect(utterances).toEqual(expect.arrayContaining(["reset my password", "reset password for {userid}", "agent"]));
    expect(new Set(utterances).size).toBe(utterances.length);
    expect(intentOf(bot, "ResetPW").SampleUtterances?.length).toBeGreaterThan(20);
    expect(intentOf(bot, "Agent").SampleUtterances?.length).toBeGreaterThan(10);
    expect(intentOf(bot, "FallbackIntent").ParentIntentSignature).toBe("AMAZON.FallbackIntent");
    expect(localeOf(bot).Intents).toHaveLength(3);
  });

  it.each(each)("has slots for all that it quotes, types for all its slots, and values within Lex's bounds", (bot) => {
    const locale = localeOf(bot);
    const types = locale.SlotTypes.map(({ Name }) => Name);
    for (const { Name, Slots = [], SampleUtterances = [], IntentConfirmationSetting } of locale.Intents) {
      const names = Slots.map((slot) => slot.Name);
      const quoting = JSON.stringify([SampleUtterances, IntentConfirmationSetting ?? ""]);
      for (const [, quoted = ""] of quoting.matchAll(/\{(\w+)\}/g)) expect(names).toContain(quoted);
      for (const { SlotTypeName } of Slots)
        if (!SlotTypeName.startsWith("AMAZON.")) expect(types).toContain(SlotTypeName);
      for (const name of [Name, ...names, ...types]) expect(name).toMatch(/^([0-9a-zA-Z][_-]?){1,100}$/);
    }
    for (const { SlotTypeValues, ValueSelectionSetting } of locale.SlotTypes) {
      const values = SlotTypeValues.flatMap(({ SampleValue, Synonyms = [] }) => [SampleValue, ...Synonyms]);
      const texts = values.map(({ Value }) => Value.toLowerCase());
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) expect(text.length).toBeLessThanOrEqual(140);
      expect(ValueSelectionSetting).toEqual({ ResolutionStrategy: "ORIGINAL_VALUE" });
    }
    expect(bot.IdleSessionTTLInSeconds).toBeGreaterThanOrEqual(60);
    for (const [, text = ""] of JSON.stringify(bot).matchAll(/"Value":"((?:[^"\\]|\\.)*)"/g))
      expect(text.length).toBeLessThanOrEqual(1000);
    for (const [, retries] of JSON.stringify(bot).matchAll(/"MaxRetries":(\d+)/g))
      expect(Number(retries)).toBeLessThan(6);
  });

  it("is not directed at children, and built when it is changed", () => {
    expect(usual).toMatchObject({ DataPrivacy: { ChildDirected: false }, AutoBuildBotLocales: true });
    expect(localeOf(usual)).toMatchObject({ LocaleId: "en_US", VoiceSettings: { VoiceId: "Joanna" } });
  });
});

import { describe, expect, it } from "vitest";
import type { BotLocale } from "../bot.ts";
import { library } from "../library.test-support.ts";
import { readBot } from "./read-bot.ts";

type Intent = BotLocale["Intents"][number];
const text = (Value: string) => ({ Message: { PlainTextMessage: { Value } } });
const prompt = { MessageGroupsList: [text("Which?")], MaxRetries: 1 };
const slot = (Name: string, SlotTypeName = "AMAZON.Number") => ({
  ...{ Name, SlotTypeName },
  ValueElicitationSetting: { SlotConstraint: "Required" as const, PromptSpecification: prompt },
});
const FALLBACK: Intent = { Name: "Other", ParentIntentSignature: "AMAZON.FallbackIntent" };
const plain: Intent = {
  Name: "Count",
  SampleUtterances: [{ Utterance: "count {Sheep}" }],
  Slots: [slot("Sheep")],
  SlotPriorities: [{ Priority: 1, SlotName: "Sheep" }],
};
const localeOf = (...Intents: Intent[]): BotLocale => ({ LocaleId: "en_US", NluConfidenceThreshold: 0.5, Intents });
const reading = (locale: object) => () => readBot(library({ locales: [locale as BotLocale], aliases: [] }));

describe("a bot", () => {
  it("is read with what it leaves out as Lex has it", () => {
    const bot = readBot(library());
    expect(bot).toMatchObject({ name: "Library", idle: 300_000 });
    expect(bot.locales.get("en_US")?.Intents[0]).toMatchObject({
      DialogCodeHook: { Enabled: false },
      SlotPriorities: [{ SlotName: "Title" }, { SlotName: "Day" }, { SlotName: "Branch" }],
    });
    expect(reading(localeOf(plain, FALLBACK))).not.toThrow();
  });

  it.each<[string, object, RegExp]>([
    ["another language", { ...localeOf(plain, FALLBACK), LocaleId: "de_DE" }, /locales\[0\]\.LocaleId: only English/],
    ["no fallback intent", localeOf(plain), /one AMAZON\.FallbackIntent/],
    ["two fallback intents", localeOf(plain, FALLBACK, { ...FALLBACK, Name: "Others" }), /one AMAZON\.FallbackIntent/],
    ["an intent twice", localeOf(plain, plain, FALLBACK), /Intents\[1\]\.Name: Count is there twice/],
    [
      "the same utterance twice",
      localeOf(plain, { ...plain, Name: "Sleep" }, FALLBACK),
      /“count \{Sheep\}” is one of Count's/,
    ],
    [
      "an intent that nobody can mean",
      localeOf({ Name: "Count" }, FALLBACK),
      /Intents\[0\]: it has no sample utterance/,
    ],
    ["an utterance of a slot that is not there", localeOf({ ...plain, Slots: [] }, FALLBACK), /there is no slot Sheep/],
    [
      "a slot twice",
      localeOf({ ...plain, Slots: [slot("Sheep"), slot("Sheep")] }, FALLBACK),
      /the slot Sheep is there twice/,
    ],
    [
      "a required slot without a priority",
      localeOf({ ...plain, SlotPriorities: [] }, FALLBACK),
      /Sheep has no priority/,
    ],
    [
      "a slot type of nobody",
      localeOf({ ...plain, Slots: [slot("Sheep", "Flock")] }, FALLBACK),
      /the type Flock, which is neither/,
    ],
    [
      "a slot type that is not simulated",
      localeOf({ ...plain, Slots: [slot("Sheep", "AMAZON.City")] }, FALLBACK),
      /AMAZON\.City/,
    ],
    [
      "slots of a fallback intent",
      localeOf(plain, { ...FALLBACK, Slots: [slot("Sheep")] }),
      /AMAZON\.FallbackIntent takes no slots/,
    ],
    [
      "too many tries",
      localeOf(
        {
          ...plain,
          Slots: [
            {
              ...slot("Sheep"),
              ValueElicitationSetting: {
                SlotConstraint: "Required",
                PromptSpecification: { ...prompt, MaxRetries: 6 },
              },
            },
          ],
        },
        FALLBACK,
      ),
      /Slots\[0\]\.ValueElicitationSetting\.PromptSpecification\.MaxRetries/,
    ],
    [
      "a required slot without a prompt",
      localeOf(
        { ...plain, Slots: [{ ...slot("Sheep"), ValueElicitationSetting: { SlotConstraint: "Required" } }] },
        FALLBACK,
      ),
      /a required slot has a prompt/,
    ],
    [
      "what is not simulated",
      localeOf({ ...plain, InputContexts: [{ Name: "x" }] } as Intent, FALLBACK),
      /Intents\[0\]: Unrecognized key: "InputContexts"/,
    ],
    [
      "a reference that is not resolved",
      { ...localeOf(plain, FALLBACK), LocaleId: { Ref: "Locale" } },
      /locales\[0\]\.LocaleId/,
    ],
  ])("cannot have %s", (_, locale, why) => {
    expect(reading(locale)).toThrow(/^The bot Library cannot be:\n {2}locales/);
    expect(reading(locale)).toThrow(why);
  });

  it("cannot have an alias that hooks into a locale that is not there, or live for seconds", () => {
    const alias = { id: "A", name: "live", arn: "arn", version: "1", hooks: { fr_FR: "arn" } };
    expect(() => readBot(library({ aliases: [alias] }))).toThrow(/the alias live hooks into fr_FR, which is not there/);
    expect(() => readBot(library({ idleSessionTTLInSeconds: 5 }))).toThrow(/idleSessionTTLInSeconds: 60 to 86400/);
  });
});

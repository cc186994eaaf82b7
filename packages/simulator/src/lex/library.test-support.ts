import { lambdaArn, place } from "../lambda/bundles.test-support.ts";
import type { BotConfig, BotLocale } from "./bot.ts";

const text = (Value: string) => ({ Message: { PlainTextMessage: { Value } } });
const says = (...all: string[]) => ({ MessageGroupsList: all.map(text) });
const asks = (Value: string, MaxRetries = 2) => ({ ...says(Value), MaxRetries });
const utterances = (...all: string[]) => all.map((Utterance) => ({ Utterance }));

const slot = (
  Name: string,
  SlotTypeName: string,
  question: string,
  SlotConstraint: "Required" | "Optional" = "Required",
) => ({
  Name,
  SlotTypeName,
  ValueElicitationSetting: { SlotConstraint, PromptSpecification: asks(question) },
});
type Intent = BotLocale["Intents"][number];

/** A library's: with a function at each turn, at the end alone, or without any. */
const borrow: Intent = {
  Name: "Borrow",
  SampleUtterances: utterances("borrow a book", "lend me {Title}", "lend me {Title} from {Branch}"),
  Slots: [
    slot("Day", "AMAZON.Date", "When do you come?"),
    {
      ...slot("Title", "AMAZON.AlphaNumeric", "Which one?"),
      ObfuscationSetting: { ObfuscationSettingType: "DefaultObfuscation" },
    },
    slot("Branch", "Branches", "From which branch?"),
    slot("Note", "AMAZON.FreeFormInput", "What else?", "Optional"),
  ],
  SlotPriorities: [
    { Priority: 3, SlotName: "Branch" },
    { Priority: 1, SlotName: "Title" },
    { Priority: 2, SlotName: "Day" },
  ],
  IntentConfirmationSetting: {
    PromptSpecification: asks("{Title} on {Day} from {Branch}, [name]?", 1),
    DeclinationResponse: says("Nothing is lent."),
  },
  IntentClosingSetting: { ClosingResponse: says("Goodbye.") },
};
const returned: Intent = {
  Name: "Return",
  SampleUtterances: utterances("return a book", "return {Copies} books"),
  Slots: [
    {
      ...slot("Copies", "AMAZON.Number", "How many?"),
      ValueElicitationSetting: {
        SlotConstraint: "Required",
        PromptSpecification: {
          MessageGroupsList: [
            { ...text("How many?"), Variations: [{ PlainTextMessage: { Value: "How many, in digits?" } }] },
          ],
          MaxRetries: 1,
          MessageSelectionStrategy: "Ordered",
        },
        SampleUtterances: utterances("it is {Copies}", "{Copies} of them"),
      },
    },
  ],
  SlotPriorities: [{ Priority: 0, SlotName: "Copies" }],
  IntentClosingSetting: { ClosingResponse: says("Thank you.", "Goodbye.") },
};
const builtIn = (Name: string, ParentIntentSignature: Intent["ParentIntentSignature"], said: string): Intent => ({
  Name,
  ParentIntentSignature,
  IntentClosingSetting: { ClosingResponse: says(said) },
});
const locale = (LocaleId: string, ...intents: Intent[]): BotLocale => ({
  LocaleId,
  NluConfidenceThreshold: 0.8,
  VoiceSettings: { VoiceId: "Amy" },
  SlotTypes: [
    {
      Name: "Branches",
      SlotTypeValues: [
        { SampleValue: { Value: "North" }, Synonyms: [{ Value: "north side" }, { Value: "the old one" }] },
        { SampleValue: { Value: "South" } },
      ],
      ValueSelectionSetting: { ResolutionStrategy: "TOP_RESOLUTION" },
    },
  ],
  Intents: [
    ...intents,
    builtIn("Help", "AMAZON.HelpIntent", "Borrow or return?"),
    builtIn("Cancel", "AMAZON.CancelIntent", "As you like."),
    builtIn("Other", "AMAZON.FallbackIntent", "I do not understand."),
  ],
});
const both = { DialogCodeHook: { Enabled: true }, FulfillmentCodeHook: { Enabled: true } };
const WORDS = { FailureResponse: says("It is unknown."), TimeoutResponse: says("It takes too long.") };

export const BOT = "BOT1234567";
const aliasOf = (id: string, hooks: Record<string, string>) => ({
  ...{ id, name: id.toLowerCase(), version: "1", hooks },
  arn: `arn:aws:lex:${place.region}:${place.account}:bot-alias/${BOT}/${id}`,
});
export const HOOK = lambdaArn("hook");

/** In en_US without functions, in en_GB with one at each turn and at the end, in en_AU with one at the end and words for its failure. */
export const library = (more: Partial<BotConfig> = {}): BotConfig => ({
  id: BOT,
  name: "Library",
  locales: [
    locale("en_US", borrow, returned),
    locale("en_GB", { ...borrow, ...both }, { ...returned, FulfillmentCodeHook: { Enabled: true } }),
    locale("en_AU", {
      ...returned,
      FulfillmentCodeHook: { Enabled: true, PostFulfillmentStatusSpecification: WORDS },
    }),
  ],
  aliases: [
    aliasOf("LIVE", { en_GB: HOOK, en_AU: HOOK }),
    aliasOf("DENIED", { en_GB: lambdaArn("denied") }),
    aliasOf("BARE", {}),
  ],
  ...more,
});

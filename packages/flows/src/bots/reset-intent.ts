import { ssml } from "../language/prompt.ts";
import type { Intent, Slot } from "./bot.ts";
import { question, sentence } from "./messages.ts";
import { MONTHS, USER_IDS } from "./slot-types.ts";
import { INTENTS, SLOTS, type SlotName } from "./words.ts";

/** What is asked for, as far as settings change it. */
export type Asked = { startMonth: "month" | "month and year"; secondFactor: "none" | "caller number" | "PIN" };

/** How often a question is asked again: the function, which says how to answer it, gives up before Lex does. */
const RETRIES = 3;

const UTTERANCES = [
  "reset my password",
  "reset password",
  "reset the password",
  "reset my password please",
  "I want to reset my password",
  "I would like to reset my password",
  "I need to reset my password",
  "I need a password reset",
  "password reset",
  "password",
  "my password",
  "I forgot my password",
  "I have forgotten my password",
  "I do not remember my password",
  "I lost my password",
  "my password does not work",
  "my password has expired",
  "I need a new password",
  "new password",
  "can you reset my password",
  "can I have a new password",
  "change my password",
  "help me with my password",
  "I cannot log in",
  "I cannot sign in",
  "I can't log in",
  "I am locked out",
  "my account is locked",
  "unlock my account",
  "reset password for {UserID}",
  "reset the password for {UserID}",
  "reset the password of {UserID}",
  "I need a new password for {UserID}",
  "my user ID is {UserID} and I forgot my password",
];

const UNKNOWN = "I cannot tell whether your password has been changed. Let me put you through to an agent.";

/** The reset of a password: what is asked for, one by one, and confirmed. The function looks at each answer, and does it at the end. */
export function resetIntent({ startMonth, secondFactor }: Asked): Intent {
  const slots = [USER_ID, BIRTH_DATE, started(startMonth), ...(secondFactor === "PIN" ? [PIN] : [])];
  return {
    Name: INTENTS.reset,
    Description: "Sets a new password and sends it to the mobile in the directory",
    SampleUtterances: UTTERANCES.map((Utterance) => ({ Utterance })),
    Slots: slots,
    SlotPriorities: slots.map(({ Name: SlotName }, index) => ({ Priority: index + 1, SlotName })),
    IntentConfirmationSetting: {
      // As characters: an id of digits would be read as one number. Whoever writes, and would see the tags, is asked by the
      // function in plain text.
      PromptSpecification: question(
        {
          SSMLMessage: {
            Value:
              ssml`I have your user ID as <say-as interpret-as="characters">{UserID}</say-as>. Shall I set a new password and send it to your mobile?`
                .SSML,
          },
        },
        { retries: RETRIES, interruptible: false },
      ),
      DeclinationResponse: sentence("Nothing has been changed. Please call back when you are ready."),
      IsActive: true,
    },
    DialogCodeHook: { Enabled: true },
    FulfillmentCodeHook: {
      Enabled: true,
      IsActive: true,
      PostFulfillmentStatusSpecification: { FailureResponse: sentence(UNKNOWN), TimeoutResponse: sentence(UNKNOWN) },
    },
  };
}

const hidden = { ObfuscationSettingType: "DefaultObfuscation" } as const;

const required = (name: SlotName, about: Pick<Slot, "Description" | "SlotTypeName">, ask: string): Slot => ({
  Name: name,
  ...about,
  ObfuscationSetting: hidden,
  ValueElicitationSetting: { SlotConstraint: "Required", PromptSpecification: question(ask, { retries: RETRIES }) },
});

const USER_ID = required(
  SLOTS.userId,
  { Description: "The name that one logs on with", SlotTypeName: USER_IDS.Name },
  "What is your user ID? You can spell it, for example: J, S, M, I, T, H, dash, seven.",
);

const BIRTH_DATE = required(
  SLOTS.birthDate,
  { Description: "The date of birth", SlotTypeName: "AMAZON.Date" },
  "What is your date of birth? Please give the day, the month and the year, for example: the fifth of March, 1985.",
);

const started = (startMonth: Asked["startMonth"]) =>
  required(
    SLOTS.startMonth,
    { Description: "When one started to work here", SlotTypeName: MONTHS.Name },
    startMonth === "month"
      ? "In which month did you start to work with us? For example: March."
      : "In which month and year did you start to work with us? For example: March 2019.",
  );

/** Optional, since the function asks for it, once the PIN has been sent. */
const PIN: Slot = {
  Name: SLOTS.pin,
  Description: "What was sent to the mobile in the directory",
  // A number would lose the zeros that it begins with.
  SlotTypeName: "AMAZON.AlphaNumeric",
  ObfuscationSetting: hidden,
  ValueElicitationSetting: {
    SlotConstraint: "Optional",
    PromptSpecification: question(
      "If these details are right, a code is on its way to your mobile. Please say or key it.",
      { retries: RETRIES, interruptible: true },
    ),
  },
};

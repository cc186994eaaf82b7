import type { Bot, Intent } from "./bot.ts";
import { type Asked, resetIntent } from "./reset-intent.ts";
import { MONTHS, USER_IDS } from "./slot-types.ts";
import { INTENTS, LOCALE } from "./words.ts";

/** Longer than it takes to look for one's papers, and to wait for a text message. */
const SESSION_SECONDS = 300;

/**
 * The bot that staff speak or write to. Whoever makes an alias of it gives that no conversation logs: what is said has birth dates
 * in it, which Lex masks in slots alone, not in what it has not understood, and not in sound.
 * https://docs.aws.amazon.com/lexv2/latest/dg/monitoring-obfuscate.html
 */
export const userAdministrationBot = (asked: Asked): Bot => ({
  Description: "Staff reset their passwords, or ask for an agent",
  DataPrivacy: { ChildDirected: false },
  IdleSessionTTLInSeconds: SESSION_SECONDS,
  AutoBuildBotLocales: true,
  BotLocales: [
    {
      LocaleId: LOCALE,
      NluConfidenceThreshold: 0.4,
      // The voice that Amazon Connect speaks with where a flow sets none, so that greeting and bot are one.
      VoiceSettings: { VoiceId: "Joanna" },
      SlotTypes: [USER_IDS, MONTHS],
      Intents: [resetIntent(asked), AGENT, FALLBACK],
    },
  ],
});

const AGENT: Intent = {
  Name: INTENTS.agent,
  Description: "Somebody who wants to talk to a person",
  SampleUtterances: [
    ...["agent", "an agent", "agent please", "speak to an agent", "talk to an agent", "I want to speak to an agent"],
    ...["put me through to an agent", "connect me to an agent", "transfer me to an agent", "get me an agent"],
    ...["person", "speak to a person", "talk to a person", "talk to a human", "a human please", "real person"],
    ...["speak to somebody", "talk to someone", "operator", "representative", "customer service", "service desk"],
    ...["help desk", "I need help from a person", "something else"],
  ].map((Utterance) => ({ Utterance })),
};

/** Every bot has it: what none of the others is. */
const FALLBACK: Intent = {
  Name: INTENTS.fallback,
  Description: "What was not understood",
  ParentIntentSignature: "AMAZON.FallbackIntent",
};

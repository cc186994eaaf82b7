import type { Intent } from "../definition/intent.ts";
import type { BotLocale } from "../definition/locale.ts";
import type { Resolution } from "./slots/resolution.ts";
import { resolveSlot } from "./slots/resolve-slot.ts";
import { matchUtterance } from "./utterance.ts";

/** An intent that may be meant. */
export type Candidate = {
  intent: Intent;
  score: number;
  /** The slots that were filled at once. */
  filled: Record<string, Resolution>;
  /** Whether it was said in words alone, without a slot's. */
  isPlain: boolean;
};

/** What the built-in intents listen to. https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intents.html */
const BUILT_IN: Partial<Record<NonNullable<Intent["ParentIntentSignature"]>, string[]>> = {
  "AMAZON.CancelIntent": ["cancel", "cancel it", "never mind", "forget it"],
  "AMAZON.HelpIntent": ["help", "help me", "can you help me", "i need help"],
  "AMAZON.StopIntent": ["stop", "off", "shut up"],
};
/** Of words that are a sample utterance, that are one with words of politeness, and of a slot that was not understood. */
const [SURE, NEARLY, VAGUE] = [1, 0.95, 0.85];

/** The intents that a text may mean by their sample utterances, the likeliest first; the fallback intent is none of them. */
export function candidatesFor(text: string, locale: BotLocale, today: string): Candidate[] {
  const candidates = locale.Intents.flatMap((intent) => {
    const { SampleUtterances, ParentIntentSignature: builtIn } = intent;
    const samples = builtIn ? (BUILT_IN[builtIn] ?? []) : SampleUtterances.map(({ Utterance }) => Utterance);
    const found = samples.flatMap((sample) => candidate(intent, sample, text, locale, today) ?? []);
    return found.toSorted(byScore).slice(0, 1);
  });
  return candidates.toSorted(byScore);
}

const byScore = (a: Candidate, b: Candidate) => b.score - a.score || Number(b.isPlain) - Number(a.isPlain);

function candidate(
  intent: Intent,
  sample: string,
  text: string,
  locale: BotLocale,
  today: string,
): Candidate | undefined {
  const match = matchUtterance(sample, text);
  if (!match) return undefined;
  const said = Object.entries(match.filled);
  const context = { today, localeId: locale.LocaleId, slotTypes: locale.SlotTypes };
  const filled = said.flatMap(([name, words]) => {
    const type = intent.Slots.find(({ Name }) => Name === name)?.SlotTypeName ?? "";
    const value = resolveSlot(type, words, context);
    return value ? [[name, value] as const] : [];
  });
  const score = filled.length < said.length ? VAGUE : match.isExact ? SURE : NEARLY;
  return { intent, score, filled: Object.fromEntries(filled), isPlain: said.length === 0 };
}

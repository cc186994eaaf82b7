import type { Intent } from "../definition/intent.ts";
import type { BotLocale } from "../definition/locale.ts";
import { type Candidate, candidatesFor } from "../understanding/candidates.ts";
import type { Resolution } from "../understanding/slots/resolution.ts";
import { resolveSlot, takesAnything } from "../understanding/slots/resolve-slot.ts";
import { matchUtterance } from "../understanding/utterance.ts";
import { yesOrNo } from "../understanding/yes-no.ts";
import { retriesOf } from "./propose.ts";
import { begin, type Pursuit, type Standing, slotValue } from "./standing.ts";

/** What Lex takes a user's words for. */
export type Understood = {
  intent: Pursuit;
  /** The intents that it may have been, without the fallback, the likeliest first. */
  candidates: Candidate[];
  /** How often in a row the words were no answer; 0 where they were one. */
  misses: number;
};

type Heard = { locale: BotLocale; standing: Standing; text: string; today: string };

/**
 * Takes words as the answer to what was asked, as another intent, or as neither: then what was asked is to be asked again, and the
 * fallback intent takes over once that was done as often as its prompt says.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-intent-fallback.html
 */
export function understand(heard: Heard): Understood {
  const { locale, standing, text } = heard;
  const candidates = candidatesFor(text, locale, heard.today);
  const definition = intentNamed(locale, standing.intent?.name);
  const { intent, dialogAction: asked } = standing;
  const isAnswer = asked?.type === "ElicitSlot" || asked?.type === "ConfirmIntent";
  if (!isAnswer || !intent || !definition) return { ...beginning(locale, candidates), candidates, misses: 0 };
  const slot = definition.Slots.find(({ Name }) => Name === asked.slotToElicit);
  const other = candidates.find((each) => each.intent.Name !== intent.name && each.isPlain);
  if (other && !(slot && takesAnything(slot.SlotTypeName))) return { intent: pursuitOf(other), candidates, misses: 0 };
  const answered = asked.type === "ElicitSlot" ? filledIn(heard, definition, intent) : confirmed(text, intent);
  const current = { intent: definition, score: 1, filled: {}, isPlain: false };
  if (answered) return { intent: answered, candidates: [current], misses: 0 };
  const misses = standing.misses + 1;
  if (misses > retriesOf(definition, asked)) return { intent: begin(fallbackOf(locale)), candidates: [], misses: 0 };
  const emptied = asked.slotToElicit ? { ...intent.slots, [asked.slotToElicit]: null } : intent.slots;
  return { intent: { ...intent, slots: emptied }, candidates: [current], misses };
}

export const intentNamed = ({ Intents }: BotLocale, name: string | undefined): Intent | undefined =>
  Intents.find(({ Name }) => Name === name);

/** What the bot knows of an intent at work. */
export function definitionOf(locale: BotLocale, { name }: Pursuit): Intent {
  const found = intentNamed(locale, name);
  if (!found) throw new Error(`the bot has no intent ${name}`);
  return found;
}

/** Every locale has one: its reading has seen to it. */
export function fallbackOf({ Intents }: BotLocale): Intent {
  const found = Intents.find(({ ParentIntentSignature }) => ParentIntentSignature === "AMAZON.FallbackIntent");
  if (!found) throw new Error("a locale without a fallback intent");
  return found;
}

function beginning(locale: BotLocale, [likeliest]: Candidate[]): { intent: Pursuit } {
  const isLikely = likeliest && likeliest.score >= locale.NluConfidenceThreshold;
  return { intent: isLikely ? pursuitOf(likeliest) : begin(fallbackOf(locale)) };
}

export const pursuitOf = ({ intent, filled }: Candidate): Pursuit =>
  begin(intent, Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, slotValue(value)])));

/** The slot that was asked for, and others that one of its sample utterances names beside it. */
function filledIn({ locale, standing, text, today }: Heard, definition: Intent, intent: Pursuit): Pursuit | undefined {
  const asked = standing.dialogAction?.slotToElicit;
  const slot = definition.Slots.find(({ Name }) => Name === asked);
  if (!slot || !asked) return undefined;
  const resolve = (name: string, said: string): Resolution | undefined => {
    const type = definition.Slots.find(({ Name }) => Name === name)?.SlotTypeName ?? "";
    return resolveSlot(type, said, { today, localeId: locale.LocaleId, slotTypes: locale.SlotTypes });
  };
  for (const { Utterance } of slot.ValueElicitationSetting.SampleUtterances) {
    const match = matchUtterance(Utterance, text);
    const filled = Object.entries(match?.filled ?? {}).map(([name, said]) => [name, resolve(name, said)] as const);
    if (!filled.some(([name, value]) => name === asked && value)) continue;
    const values = filled.flatMap(([name, value]) => (value ? [[name, slotValue(value)] as const] : []));
    return { ...intent, slots: { ...intent.slots, ...Object.fromEntries(values) } };
  }
  const value = resolve(asked, text);
  return value && { ...intent, slots: { ...intent.slots, [asked]: slotValue(value) } };
}

function confirmed(text: string, intent: Pursuit): Pursuit | undefined {
  const said = yesOrNo(text);
  return said && { ...intent, confirmationState: said === "yes" ? "Confirmed" : "Denied" };
}

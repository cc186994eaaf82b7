import type { SlotType } from "../../definition/slot-type.ts";
import { wordsOf } from "../words.ts";
import type { Resolution } from "./resolution.ts";

/**
 * A value of a slot type of the bot's own, found in what was said. TOP_RESOLUTION takes nothing but its values and their synonyms,
 * and gives the value; ORIGINAL_VALUE takes what was said as it is.
 * https://docs.aws.amazon.com/lexv2/latest/APIReference/API_SlotValueSelectionSetting.html
 */
export function resolveCustom(
  { SlotTypeValues, ValueSelectionSetting }: SlotType,
  said: string,
): Resolution | undefined {
  const spoken = ` ${wordsOf(said).join(" ")} `;
  const phrases = SlotTypeValues.flatMap(({ SampleValue, Synonyms }) =>
    [SampleValue, ...Synonyms].map(({ Value }) => ({ value: SampleValue.Value, phrase: Value })),
  ).toSorted((a, b) => b.phrase.length - a.phrase.length);
  const found = phrases.find(({ phrase }) => spoken.includes(` ${wordsOf(phrase).join(" ")} `));
  if (ValueSelectionSetting.ResolutionStrategy === "ORIGINAL_VALUE")
    return { original: said, interpreted: said, resolved: found ? [found.value] : [] };
  if (!found) return undefined;
  const original = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(found.phrase)}(?![\\p{L}\\p{N}])`, "iu").exec(said)?.[0];
  return { original: original ?? said, interpreted: found.value, resolved: [found.value] };
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

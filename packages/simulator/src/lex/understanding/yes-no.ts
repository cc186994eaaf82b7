import { wordsOf } from "./words.ts";

const YES = `yes|yeah|yep|yup|yea|ya|y|sure|ok|okay|alright|correct|right|true|absolutely|definitely|certainly|affirmative|exactly
  |confirm|confirmed|agreed|perfect|fine|indeed|go ahead|do it|please do|of course|by all means|sounds good|all right
  |that's right|that's correct|that's fine|that is right|that is correct|that is fine|it is|they are`;
const NO = `no|nope|nah|n|not|never|negative|wrong|incorrect|false|don't|dont|do not|cancel|stop|that's not|that's wrong
  |that is not|that is wrong|it's not|it is not|it isn't|they are not|rather not`;
/** What may come before either. */
const LEADS = ["please", "oh", "um", "uh", "well"];

const longestFirst = (phrases: string) =>
  phrases
    .split("|")
    .map((phrase) => phrase.trim())
    .toSorted((a, b) => b.length - a.length);
const PHRASES = [
  ...longestFirst(NO).map((phrase) => ({ phrase, means: "no" as const })),
  ...longestFirst(YES).map((phrase) => ({ phrase, means: "yes" as const })),
].toSorted((a, b) => b.phrase.length - a.phrase.length);

/** Whether a text begins with yes or no, in any of many words; nothing where it does with neither. */
export function yesOrNo(text: string): "yes" | "no" | undefined {
  const words = wordsOf(text);
  const begun = words.findIndex((word) => !LEADS.includes(word));
  const said = (from: number) => `${words.slice(from).join(" ")} `;
  const meant = (from: number) => PHRASES.find(({ phrase }) => said(from).startsWith(`${phrase} `))?.means;
  return meant(0) ?? (begun > 0 ? meant(begun) : undefined);
}

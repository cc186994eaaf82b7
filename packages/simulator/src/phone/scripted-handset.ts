import type { CallerAct, Handset, Key, Said, Wanted } from "./handset.ts";

/** A caller's act in a script; `after` is the time since the caller was asked, with what the script waits before it. */
export type Step = CallerAct;

/** How long after being asked a caller acts who waits for nothing, in milliseconds. */
const PROMPT = 500;
const FIRST_TRY = /^(?:(?<key>[0-9*#])|wait (?<seconds>\d+(?:\.\d+)?)|say (?<words>.+)|(?<hangUp>hang up))$/i;

/**
 * Reads what a caller does, parts divided by commas: keys (`1`), `wait 6` (seconds), `say hello` and `hang up`.
 * A part that is none of these is refused.
 */
export function readScript(text: string): Step[] {
  const steps: Step[] = [];
  let waited = 0;
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const { key, seconds, words, hangUp } = FIRST_TRY.exec(part)?.groups ?? {};
    if (seconds !== undefined) {
      waited += Number(seconds) * 1000;
      continue;
    }
    const after = waited || PROMPT;
    waited = 0;
    if (key !== undefined) steps.push({ after, does: "press", key: key as Key });
    else if (words !== undefined) steps.push({ after, does: "speak", text: words });
    else if (hangUp !== undefined) steps.push({ after, does: "hang up" });
    else
      throw new Error(
        `A caller cannot "${part}": keys 0 to 9, * and #, "wait SECONDS", "say WORDS" and "hang up" there are.`,
      );
  }
  return steps;
}

/** `patience` is how many questions in a row, once the script is used up, a caller leaves unanswered before hanging up; without it there is no end. */
type Temper = { patience?: number };

/**
 * A caller who follows a script and is silent when it is used up. What the script waits is counted over several questions, so
 * that `wait 6` lets a menu of five seconds pass and acts in the next; in a queue only hanging up and waiting count.
 */
export function scriptedHandset(
  script: Step[] | string,
  { patience = Number.POSITIVE_INFINITY }: Temper = {},
): Handset & { heard: Said[] } {
  const steps = typeof script === "string" ? readScript(script) : [...script];
  const heard: Said[] = [];
  let waited = 0;
  let unanswered = 0;
  return {
    heard,
    hear: (said) => void heard.push(said),
    async next({ for: wanted, within }): Promise<CallerAct | undefined> {
      const step = steps[0];
      if (!step && wanted !== "nothing") unanswered += 1;
      if (unanswered > patience) return { after: 0, does: "hang up" };
      if (!step || !isOf(wanted, step)) return undefined;
      const after = Math.max(0, step.after - waited);
      if (after > within) {
        waited += within;
        return undefined;
      }
      waited = 0;
      steps.shift();
      return { ...step, after };
    },
  };
}

/** Keys and words are for whoever asks for something; one may hang up at any time. */
function isOf(wanted: Wanted, { does }: Step): boolean {
  return wanted !== "nothing" || does === "hang up";
}

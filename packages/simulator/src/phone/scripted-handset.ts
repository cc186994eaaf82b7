import { codeIn, wrongCode } from "./code-in-text.ts";
import type { ReceivedText } from "./exchange.ts";
import type { CallerAct, Handset, Key, Said, Wanted } from "./handset.ts";

type Code = "code" | "wrong code" | "old code";
/** A caller's act in a script; `after` is the time since the caller was asked, with what the script waits before it. */
export type Step = CallerAct | { after: number; does: "press code"; which: Code };

/** How long after being asked a caller acts who waits for nothing, in milliseconds. */
const PROMPT = 500;
const FIRST_TRY =
  /^(?:(?<key>[0-9*#])|wait (?<seconds>\d+(?:\.\d+)?)|say (?<words>.+)|(?<code>(?:(?:wrong|old) )?code)|(?<hangUp>hang up))$/i;

/**
 * Reads what a caller does, parts divided by commas: keys (`1`), `wait 6` (seconds), `say hello`, `code`, `wrong code` and `old
 * code` (the digits of the newest text, those with another last one, those of the text before) and `hang up`. A part that is none
 * of these is refused.
 */
export function readScript(text: string): Step[] {
  const steps: Step[] = [];
  let waited = 0;
  for (const part of text.split(",").map((each) => each.trim())) {
    if (part === "") continue;
    const { key, seconds, words, code, hangUp } = FIRST_TRY.exec(part)?.groups ?? {};
    if (seconds !== undefined) {
      waited += Number(seconds) * 1000;
      continue;
    }
    const after = waited || PROMPT;
    waited = 0;
    if (key !== undefined) steps.push({ after, does: "press", key: key as Key });
    else if (words !== undefined) steps.push({ after, does: "speak", text: words });
    else if (code !== undefined) steps.push({ after, does: "press code", which: code.toLowerCase() as Code });
    else if (hangUp !== undefined) steps.push({ after, does: "hang up" });
    else
      throw new Error(
        `A caller cannot "${part}": keys 0 to 9, * and #, "wait SECONDS", "say WORDS", "code", "wrong code", "old code" and "hang up" there are.`,
      );
  }
  return steps;
}

type Temper = {
  /**
   * How many questions in a row, for which the script has nothing (left), a caller leaves unanswered before hanging up; without
   * it there is no end.
   */
  patience?: number;
  /** What the caller's phone has received, oldest first; a script with a code needs it. */
  texts?: () => ReceivedText[] | Promise<ReceivedText[]>;
};

/** A caller's end of the line that follows a script. */
export type ScriptedHandset = Handset & {
  heard: Said[];
  /**
   * What of the script the caller has not done, in its words without the waits: what was not come to, and codes of which there was
   * no text. A call that ends with any went otherwise than its script.
   */
  unused(): string[];
};

/**
 * A caller who follows a script and is silent when it is used up. What the script waits is counted over several questions, so
 * that `wait 6` lets a menu of five seconds pass and acts in the next; in a queue only hanging up and waiting count.
 *
 * A code is for who asks for several keys, or for a bot: a menu, where it would be seen, is left unanswered, and what follows in
 * the script waits with it. It is that of the newest text by then, or of the one before; without such a text the caller leaves that question
 * unanswered too, and the script goes on with the next. What is left of a code when the line speaks again is not keyed.
 */
export function scriptedHandset(
  script: Step[] | string,
  { patience = Number.POSITIVE_INFINITY, texts }: Temper = {},
): ScriptedHandset {
  const steps = typeof script === "string" ? readScript(script) : [...script];
  if (!texts && steps.some(({ does }) => does === "press code"))
    throw new Error("The script keys a code, and the caller has no phone that receives texts.");
  const heard: Said[] = [];
  const missed: string[] = [];
  let restOfCode: string[] = [];
  let waited = 0;
  let unanswered = 0;
  return {
    heard,
    unused: () => [...missed, ...steps.map(inWords)],
    hear(said) {
      heard.push(said);
      restOfCode = [];
    },
    async next({ for: wanted, within }): Promise<CallerAct | undefined> {
      const digit = takesCodes(wanted) ? restOfCode.shift() : undefined;
      if (digit !== undefined) return pressed(digit, 0);
      const step = steps[0];
      const isDue = step !== undefined && isOf(wanted, step);
      if (!isDue && wanted !== "nothing") unanswered += 1;
      if (unanswered > patience) return { after: 0, does: "hang up" };
      if (!isDue) return undefined;
      const after = Math.max(0, step.after - waited);
      if (after > within) {
        waited += within;
        return undefined;
      }
      waited = 0;
      unanswered = 0;
      steps.shift();
      if (step.does !== "press code") return { ...step, after };
      const received = (await texts?.()) ?? [];
      const code = codeIn(step.which === "old code" ? received.slice(0, -1) : received);
      if (code === undefined) {
        missed.push(inWords(step));
        return undefined;
      }
      const [first = "", ...rest] = step.which === "wrong code" ? wrongCode(code) : code;
      restOfCode = rest;
      return pressed(first, after);
    },
  };
}

const pressed = (digit: string, after: number): CallerAct => ({ after, does: "press", key: digit as Key });

function inWords(step: Step): string {
  if (step.does === "press") return step.key;
  if (step.does === "speak") return `say ${step.text}`;
  return step.does === "press code" ? step.which : "hang up";
}

/** Bots take keys as well as words. */
const takesCodes = (wanted: Wanted): boolean => wanted === "keys" || wanted === "words";

/** Keys and words are for whoever asks for something, codes for who asks for several keys; one may hang up at any time. */
function isOf(wanted: Wanted, { does }: Step): boolean {
  if (does === "press code") return takesCodes(wanted);
  return wanted !== "nothing" || does === "hang up";
}

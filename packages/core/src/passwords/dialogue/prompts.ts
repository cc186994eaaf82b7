import type { Wanted } from "../same-details.ts";
import type { Why } from "./read-slot.ts";
import type { Slot } from "./turn.ts";

/** The same for everybody, whether a code is on its way or not. */
export const ASK_FOR_PIN = "If these details are right, a code is on its way to your mobile. Please say or key it.";

/** What the bot's definition asks of whoever hears it. */
export const confirmationOf = (login: string): string =>
  `I have your user ID as ${login}. Shall I set a new password and send it to your mobile?`;

/** Nobody's: an example must be no help to whoever guesses. */
const BIRTH = "For example: the fifth of March, 1985.";
const BORN = `Please say the day, the month and the year in which you were born. ${BIRTH}`;
const STARTED = "the month in which you started to work here";
const START = "Please say the month and the year. For example: March 2009.";

const WORDS: Record<Slot, Partial<Record<Why, string>> & { unclear: string }> = {
  UserID: {
    unclear:
      "I did not get your user ID. It has letters and digits, and may have a dash, a dot or an underscore. Please spell it. For example: J, S, M, I, T, H, dash, seven.",
  },
  DOB: {
    unclear: `I did not get your date of birth. ${BORN}`,
    ambiguous: `I cannot tell the day from the month in that date. Please say the month by its name. ${BIRTH}`,
    future: `That date is not in the past. ${BORN}`,
    "too old": `That date is too long ago. ${BORN}`,
  },
  MonthStarted: {
    unclear: `I did not get ${STARTED}. ${START}`,
    "no year": `I need the year as well. ${START}`,
    future: `That month is still to come. I need ${STARTED}. ${START}`,
  },
  PIN: { unclear: "I did not get the code. Please say or key its digits one by one. For example: four, zero, seven." },
};
const MONTH_ALONE = `I did not get ${STARTED}. Please say its name. For example: March.`;

/** What is wrong with what was said for a slot, how to say it, and an example; never what was said, which is somebody's secret. */
export function againFor(slot: Slot, why: Why, startMonth: Wanted): string {
  const isMonthAlone = slot === "MonthStarted" && startMonth === "month";
  const words = isMonthAlone ? MONTH_ALONE : (WORDS[slot][why] ?? WORDS[slot].unclear);
  return `${words} Or say: agent.`;
}

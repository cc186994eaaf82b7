import type { Told } from "@frontdesk/core/passwords/dialogue/answer.ts";
import type { Asked } from "@frontdesk/core/passwords/reset.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import type { METRICS } from "../observing/metrics.ts";

/** What somebody has to see to: alarms go by the code. */
const FOR_SOMEBODY = ["unavailable", "unable", "unsent", "unknown"];
/** Codes of what is as it should be. */
const FINE = ["PinSent"];

/** What is counted of an outcome; of a conversation that asked for no reset, nothing. */
const COUNTED: { [outcome in (Told | Asked)["outcome"]]?: (typeof METRICS)["passwords"][number] } = {
  ...{ reset: "ResetsDone", refused: "ResetsRefused" },
  ...{ unavailable: "ResetsUnable", unable: "ResetsUnable", unsent: "ResetsUnable", unknown: "ResetsUnable" },
};
/** Of asking for a PIN; with any other code it is a refusal, which is not told. */
const PINS_COUNTED: Record<string, (typeof METRICS)["passwords"][number]> = {
  ...{ PinSent: "ResetPinsSent", PinUnsent: "ResetPinsNotSent", PinLimited: "ResetPinsNotSent" },
};

/** One line for what came of a conversation or of asking for a PIN, by ids and codes: never by what was said. */
export function note(contactId: string, told: Told | Asked): void {
  const { outcome, code } = told;
  const entry = { contactId, ...told };
  if (FOR_SOMEBODY.includes(outcome) || "unnoted" in told) log.error("a password reset needs somebody", entry);
  else if (outcome === "refused") log.warn("a password reset is refused", entry);
  else if (outcome === "asked" && !FINE.includes(code)) log.warn("a PIN is asked for and not sent", entry);
  else if (outcome === "asked") log.info("a PIN is sent before a password reset", entry);
  else log.info("a password reset ends", entry);
  const counted = outcome === "asked" ? (PINS_COUNTED[code] ?? "ResetsRefused") : COUNTED[outcome];
  if (counted) count("passwords", counted);
}

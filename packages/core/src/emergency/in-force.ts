import { NO_EMERGENCY, type State } from "./board.ts";

/** `never` is a location that nobody has set up; `ended` an emergency that is past its end. */
export type InForce = "emergency" | "normal" | "ended" | "never";

/** What holds for a location at that time (ms). */
export function inForce(state: State | undefined, now: number): InForce {
  if (!state) return "never";
  if (!state.Emergency) return "normal";
  return state.until !== undefined && Date.parse(state.until) <= now ? "ended" : "emergency";
}

/** The type that is in force; "No Emergency" where none is. */
export const typeInForce = (state: State | undefined, now: number): string =>
  state && inForce(state, now) === "emergency" ? state.EmergencyType : NO_EMERGENCY;

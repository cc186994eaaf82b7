import type { State } from "./board.ts";
import { inForce } from "./in-force.ts";
import type { Location } from "./location.ts";

/** Locations that one change left in one state, or that nobody has set up: what holds for one of them holds for all. */
export type Alike = { locations: Location[]; state: State | undefined };

/** Puts locations together that are alike, in their order, those in an emergency first. */
export function alike(locations: Location[], states: Record<string, State>, now: number): Alike[] {
  // One change may remove an emergency here and find none there; of which type it was does not matter.
  const keyOf = (state: State | undefined) =>
    state && JSON.stringify({ ...state, removed: state.removed !== undefined });
  const groups = [...Map.groupBy(locations, ({ name }) => keyOf(states[name])).values()];
  const all = groups.map((group) => ({ locations: group, state: states[group[0]?.name ?? ""] }));
  const isUrgent = ({ state }: Alike) => inForce(state, now) === "emergency";
  return [...all.filter(isUrgent), ...all.filter((each) => !isUrgent(each))];
}

import type { Clock } from "../clock.ts";
import { type Board, type Change, NO_EMERGENCY, type State } from "./board.ts";
import { type InForce, inForce } from "./in-force.ts";
import type { Location } from "./location.ts";

/** What holds for a location, with the change that made it so; no change where it was never set up. */
export type Told = {
  Center: string;
  /** Nothing where settings do not have the location. */
  timeZone?: string;
  state: InForce;
  /** What is in force, or has ended by itself. */
  EmergencyType: string;
  last?: State;
};

/** How every location of settings stands, in their order, and then those that the board alone has. */
export async function currentStates({
  board,
  locations,
  clock,
}: {
  board: Pick<Board, "newest">;
  locations: Location[];
  clock: Pick<Clock, "now">;
}): Promise<Told[]> {
  const { states } = await board.newest();
  const now = clock.now();
  const told = (Center: string, last: State | undefined): Told => {
    const EmergencyType = last?.EmergencyType ?? NO_EMERGENCY;
    return { Center, state: inForce(last, now), EmergencyType, ...(last && { last }) };
  };
  const names = new Set(locations.map(({ name }) => name));
  const others = Object.keys(states).filter((name) => !names.has(name));
  return [
    ...locations.map(({ name, timeZone }) => ({ ...told(name, states[name]), timeZone })),
    ...others.sort().map((name) => told(name, states[name])),
  ];
}

/** A change as it is read later: without what it left the other locations in. */
export type Past = Omit<Change, "states" | "change">;

/** Every change that was ever made, the newest first. */
export async function* pastChanges({ board }: { board: Pick<Board, "history"> }): AsyncGenerator<Past> {
  for await (const { states, change, ...past } of board.history()) yield past;
}

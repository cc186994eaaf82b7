import type { Clock } from "../clock.ts";
import type { Board, Change, State } from "./board.ts";
import { type InForce, inForce, typeInForce } from "./in-force.ts";
import type { Location } from "./location.ts";

/** What holds for a location, with the change that made it so; no change where it was never set up. */
export type Told = { location: Location; state: InForce; EmergencyType: string; last?: State };

/** How every location of settings stands, in their order. */
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
  return locations.map((location) => {
    const last = states[location.name];
    const told = { location, state: inForce(last, now), EmergencyType: typeInForce(last, now) };
    return { ...told, ...(last && { last }) };
  });
}

/** A change as it is read later: without what it left the other locations in. */
export type Past = Omit<Change, "states" | "change">;

/** Every change that was ever made, the newest first. */
export async function* pastChanges({ board }: { board: Pick<Board, "history"> }): AsyncGenerator<Past> {
  for await (const { states, change, ...past } of board.history()) yield past;
}

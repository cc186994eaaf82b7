import { listed } from "../instances/speech.ts";
import type { State } from "./board.ts";
import type { Location } from "./location.ts";

/** How many names are spoken one by one where something holds for several locations. */
export const NAMED = 4;

/** What some of so many locations are called: by their names, or counted where they are many. */
export function spokenLocations(locations: Location[], all: number): string {
  const { length } = locations;
  if (length <= NAMED) return listed(locations.map(({ name }) => clean(name)));
  return length === all ? `All ${length} locations` : `${length} locations`;
}

/** Whoever has no name is told by the end of the number: whole numbers are nobody else's business. */
export function spokenPerson({ name, by }: Pick<State, "name" | "by">): string {
  const called = clean(name);
  return /[\p{L}\p{N}]/u.test(called) ? called : `an administrator whose number ends in ${[...by.slice(-4)].join(" ")}`;
}

/** Without what a voice would stumble over, and what Connect would take for a reference. */
export const clean = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}\s_.,'’-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

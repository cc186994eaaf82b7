import type { Person } from "../directory/fixtures.ts";

/** A caller's script that says these sentences one after another. */
export const saying = (...sentences: string[]): string => sentences.map((each) => `say ${each}`).join(",");

/** What somebody says who knows all about a person, up to the confirmation. */
export const detailsOf = ({ login }: Person, month = "september"): string[] => [
  ...["reset my password", login, "17 april 1990", month],
];
/** The same with the confirmation, as a script. */
export const resetting = (person: Person, month?: string): string => saying(...detailsOf(person, month), "yes");

/** A place whose agents can be in an emergency, as settings have it. */
export type Location = {
  name: string;
  /** Of the IANA database, such as Asia/Manila: times are told as they are there. */
  timeZone: string;
};

/** What stands for every location of settings; no location may be called so. */
export const ALL = "All";

/** What a Center names: a location, or all of them. */
export type Concerned = { Center: string; locations: Location[] };

/**
 * The locations that a Center names, whatever the letter case, since flows of others name it as well. Nothing where settings
 * have no such location.
 */
export function locationsOf(center: string, locations: Location[]): Concerned | undefined {
  const asked = center.trim().toLowerCase();
  if (asked === ALL.toLowerCase()) return { Center: ALL, locations };
  const found = locations.find(({ name }) => name.toLowerCase() === asked);
  return found && { Center: found.name, locations: [found] };
}

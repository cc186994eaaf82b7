import type { Instance, InstanceState } from "./instances.ts";

/** The longest part of a name that is spoken: a tag may have 256 characters. */
const LONGEST = 40;

/** How an instance is called: by its Name tag, or else by the last four characters of its id, one by one. */
export function spokenName({ id, name }: Pick<Instance, "id" | "name">): string {
  // What a voice would stumble over, and what Connect would take for a reference.
  const clean = (name ?? "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}\s_.,-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  // By whole characters: half of one is no text that Connect could read.
  if (/[\p{L}\p{N}]/u.test(clean)) return [...clean].slice(0, LONGEST).join("").trim();
  return `an unnamed instance ${ending(id)}`;
}

/** What instances are called where one of them is to be picked: with the ends of their ids, where names are alike. */
export function spokenApart(instances: Pick<Instance, "id" | "name">[]): Map<string, string> {
  const alike = Map.groupBy(instances, spokenName);
  return new Map(
    [...alike].flatMap(([name, group]) =>
      group.map(({ id }) => [id, group.length > 1 && !name.endsWith(ending(id)) ? `${name} ${ending(id)}` : name]),
    ),
  );
}

const ending = (id: string) => `that ends in ${[...id.slice(-4).toUpperCase()].join(" ")}`;

const STATES: Record<InstanceState, string> = {
  pending: "starting",
  running: "running",
  stopping: "stopping",
  stopped: "stopped",
  "shutting-down": "being terminated",
  terminated: "terminated",
};
export const spokenState = (state: InstanceState): string => STATES[state];

/** `a`, `a and b`, `a, b and c`. */
export const listed = (names: string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** In which order instances are spoken of: by name as people sort, those without one last. */
export function inOrder(instances: Instance[]): Instance[] {
  const key = ({ name, id }: Instance) => name ?? `\uffff${id}`;
  return instances.toSorted(
    (one, other) => key(one).localeCompare(key(other), "en", { numeric: true }) || (one.id < other.id ? -1 : 1),
  );
}

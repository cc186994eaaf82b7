import type { Settings } from "../settings.ts";

type Contradiction = { path: (string | number)[]; message: string };

/** Bytes of names that functions get in their environment, of which Lambda allows 4,096 with all that is beside them. */
const MOST_NAMES = 3000;

/** Where values that are right each by itself cannot all be meant. */
export function contradictions({ mainLine, pins, emergency }: Settings): Contradiction[] {
  const { locations, types, phoneNumberIds } = emergency;
  const numbers: [string[], string[]][] = [
    [["mainLine", "phoneNumberIds"], mainLine.phoneNumberIds],
    [["emergency", "phoneNumberIds", "authentication"], phoneNumberIds.authentication],
    [["emergency", "phoneNumberIds", "demo"], phoneNumberIds.demo],
  ];
  return [
    ...twice(["emergency", "locations"], locations),
    ...twice(["emergency", "types"], types),
    ...leadingTwice(numbers),
    ...(locations.some(({ name }) => name === mainLine.location)
      ? []
      : [{ path: ["mainLine", "location"], message: `one of ${locations.map(({ name }) => name).join(", ")}` }]),
    ...(pins.entrySeconds > pins.lifeSeconds
      ? [{ path: ["pins", "entrySeconds"], message: `at most lifeSeconds, ${pins.lifeSeconds}` }]
      : []),
    ...(bytesOf([locations, types.map(({ name }) => name)]) > MOST_NAMES
      ? [{ path: ["emergency"], message: `names of locations and types of ${MOST_NAMES} bytes together at most` }]
      : []),
  ];
}

/** Names are told apart ignoring case: they are heard. */
function twice(path: string[], things: { name: string }[]): Contradiction[] {
  const names = things.map(({ name }) => name.toLowerCase());
  return names.flatMap((name, at) =>
    names.indexOf(name) < at ? [{ path: [...path, at, "name"], message: `names ${things[at]?.name} twice` }] : [],
  );
}

/** A telephone number leads to one flow. */
function leadingTwice(lists: [string[], string[]][]): Contradiction[] {
  const seen = new Set<string>();
  return lists.flatMap(([path, ids]) =>
    ids.flatMap((id, at) => {
      if (seen.has(id.toLowerCase())) return [{ path: [...path, at], message: "names a number twice" }];
      seen.add(id.toLowerCase());
      return [];
    }),
  );
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

import { centreContradictions } from "./centre-contradictions.ts";
import type { Contradiction } from "./contradiction.ts";
import { resourceNameOf } from "./e-mail.ts";
import { mailboxContradictions } from "./mailbox-contradictions.ts";
import { passwordContradictions } from "./password-contradictions.ts";
import type { Settings } from "./read.ts";

/** Bytes of names that functions get in their environment, of which Lambda allows 4,096 with all that is beside them. */
const MOST_NAMES = 3000;

/** Where values that are right each by itself cannot all be meant. */
export function contradictions(settings: Settings): Contradiction[] {
  const { mainLine, pins, emergency, passwords, agents, operators } = settings;
  const { locations, types, phoneNumberIds } = emergency;
  const bytes = bytesOf([locations, types.map(({ name }) => name)]);
  const numbers: [string[], string[]][] = [
    [["mainLine", "phoneNumberIds"], mainLine.phoneNumberIds],
    [["emergency", "phoneNumberIds", "authentication"], phoneNumberIds.authentication],
    [["emergency", "phoneNumberIds", "demo"], phoneNumberIds.demo],
    [["passwords", "phoneNumberIds"], passwords.phoneNumberIds],
  ];
  return [
    ...twice(["emergency", "locations"], locations),
    ...twice(["emergency", "types"], types),
    ...leadingTwice(numbers),
    ...toldTwice(["emergency", "alert"], emergency.alert),
    ...toldTwice(["passwords", "alert"], passwords.alert),
    ...toldTwice(["agents", "notify"], agents.notify),
    ...toldTwice(["operators", "alert"], operators.alert),
    ...passwordContradictions(passwords),
    ...centreContradictions(settings),
    ...mailboxContradictions(settings),
    ...(locations.some(({ name }) => name === mainLine.location)
      ? []
      : [
          {
            path: ["mainLine", "location"],
            message: `is ${mainLine.location}, which is none of emergency.locations: ${locations.map(({ name }) => name).join(", ")}`,
          },
        ]),
    ...(pins.entrySeconds > pins.lifeSeconds
      ? [{ path: ["pins", "entrySeconds"], message: `at most lifeSeconds, ${pins.lifeSeconds}` }]
      : []),
    ...(bytes > MOST_NAMES ? [{ path: ["emergency"], message: tooLong(bytes) }] : []),
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

/** Addresses are told apart by what their subscriptions are called, where punctuation is a hyphen. */
function toldTwice(path: string[], addresses: string[]): Contradiction[] {
  const names = addresses.map((address) => resourceNameOf(address).toLowerCase());
  return names.flatMap((name, at) => {
    const [first, second] = [addresses[names.indexOf(name)] ?? "", addresses[at] ?? ""];
    if (names.indexOf(name) === at) return [];
    const message =
      first.toLowerCase() === second.toLowerCase()
        ? `names ${second} twice`
        : `names ${first} and ${second}, which differ by punctuation alone: there is room for one of them`;
    return [{ path: [...path, at], message }];
  });
}

const tooLong = (bytes: number) =>
  `its locations and the names of its types are ${bytes} bytes long as JSON, and functions can be told ${MOST_NAMES} at most: take shorter names, or fewer`;

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

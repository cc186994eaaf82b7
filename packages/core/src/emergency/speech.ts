import { type Alike, alike } from "./alike.ts";
import type { State } from "./board.ts";
import { inForce } from "./in-force.ts";
import type { Location } from "./location.ts";
import { clean, NAMED, spokenLocations, spokenPerson } from "./spoken-names.ts";
import { spokenTimes } from "./spoken-times.ts";

/** How many characters a flow can say at once, with room for what it says before: Connect takes 3,000. */
const LONGEST = 2500;

/** How things stand at a time (ms); `all` is how many locations there are, among them those that are told of. */
type Told = { states: Record<string, State>; now: number; all?: number };

/**
 * What an administrator hears of the locations: who set what, when and until when; those in an emergency first, and together
 * those that one change left so. What would be too long is counted.
 */
export function tellLocations(locations: Location[], { states, now, all = locations.length }: Told): string {
  const told = alike(locations, states, now).map((each) => ({
    sentence: tellAlike(each, now, all),
    count: each.locations.length,
  }));
  const whole = told.map(({ sentence }) => sentence).join(" ");
  if (whole.length <= LONGEST) return whole;
  const more = (count: number) => `And ${count} more.`;
  const room = LONGEST - more(locations.length).length;
  const fitting: string[] = [];
  let left = locations.length;
  for (const { sentence, count } of told) {
    if ([...fitting, sentence, ""].join(" ").length > room) break;
    fitting.push(sentence);
    left -= count;
  }
  return [...fitting, more(left)].join(" ");
}

function tellAlike({ locations, state }: Alike, now: number, all: number): string {
  if (!state) return tellNever(locations, all);
  const called = spokenLocations(locations, all);
  const isOne = locations.length === 1;
  const times = spokenTimes(locations, now);
  const [who, when, type] = [spokenPerson(state), times.made(state.at), clean(state.EmergencyType)];
  if (inForce(state, now) === "emergency") {
    const end = state.until === undefined ? "with no end" : times.until(state.at, state.until);
    return `${called} ${isOne ? "has" : "have"} an emergency: ${type}. ${sentence(who)} set it ${when}, ${end}.`;
  }
  const normal = `${called} ${isOne ? "is" : "are"} in normal operation.`;
  if (state.Emergency && state.until !== undefined) {
    return `${normal} The emergency ${type} that ${who} set ${when} ended ${times.ended(state.until)} by itself.`;
  }
  if (state.removed !== undefined) return `${normal} ${sentence(who)} removed the emergency ${when}.`;
  return `${normal} ${sentence(who)} set ${isOne ? "it" : "them"} to normal operation ${when}.`;
}

function tellNever(locations: Location[], all: number): string {
  const { length } = locations;
  if (length === all && length > NAMED) return `None of the ${length} locations has been set up yet.`;
  return `${spokenLocations(locations, all)} ${length === 1 ? "has" : "have"} not been set up yet.`;
}

/** What an administrator hears of a change of these locations that was made: what it says, as it was written. */
export function tellDone(locations: Location[], state: Omit<State, "version">, now: number): string {
  const called = spokenLocations(locations, locations.length);
  const isOne = locations.length === 1;
  if (!state.Emergency) return `${called} ${isOne ? "is" : "are"} now in normal operation.`;
  const { at, until } = state;
  const end = until === undefined ? "with no end" : spokenTimes(locations, now).lasts(at, until);
  return `${called} now ${isOne ? "has" : "have"} the emergency ${clean(state.EmergencyType)}, ${end}.`;
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

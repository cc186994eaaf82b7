import { listed } from "../instances/speech.ts";
import type { Standing, State } from "./board.ts";
import { inForce } from "./in-force.ts";
import type { Location } from "./location.ts";
import { spokenAfter, spokenHours, spokenWhen, spokenZone } from "./when.ts";

/** How many characters a flow can say at once, with room for what it says before: Connect takes 3,000. */
const LONGEST = 2500;

/** How many names are spoken one by one where something holds for several locations. */
const NAMED = 4;

/**
 * What an administrator hears of the locations: who set what, when and until when; those in an emergency first. What would be
 * too long is counted.
 */
export function tellLocations(locations: Location[], { states }: Standing, now: number): string {
  const isUrgent = ({ name }: Location) => inForce(states[name], now) === "emergency";
  const ordered = [...locations.filter(isUrgent), ...locations.filter((location) => !isUrgent(location))];
  const sentences = ordered.map((location) => tellLocation(location, states[location.name], now));
  const whole = sentences.join(" ");
  if (whole.length <= LONGEST) return whole;
  const more = (count: number) => `And ${count} more.`;
  const room = LONGEST - more(sentences.length).length;
  const fitting: string[] = [];
  for (const sentence of sentences) {
    if ([...fitting, sentence, ""].join(" ").length > room) break;
    fitting.push(sentence);
  }
  return [...fitting, more(sentences.length - fitting.length)].join(" ");
}

function tellLocation({ name, timeZone }: Location, state: State | undefined, now: number): string {
  const called = clean(name);
  if (!state) return `${called} has not been set up yet.`;
  const spoken = { timeZone, now };
  const when = `${spokenWhen(state.at, spoken)} ${spokenZone(timeZone)}`;
  const type = clean(state.EmergencyType);
  if (state.Emergency && state.until !== undefined && inForce(state, now) === "ended") {
    const ended = spokenWhen(state.until, spoken);
    return `${called} is in normal operation. The emergency ${type} that ${who(state)} set ${when} ended ${ended} by itself.`;
  }
  if (!state.Emergency) {
    return `${called} is in normal operation. ${sentence(who(state))} removed the emergency ${when}.`;
  }
  const end = state.until === undefined ? "with no end" : `until ${spokenAfter(state.at, state.until, spoken)}`;
  return `${called} has an emergency: ${type}. ${sentence(who(state))} set it ${when}, ${end}.`;
}

/** What an administrator hears of a change that was made: what it says, as it was written. */
export function tellDone(locations: Location[], state: Omit<State, "version">, now: number): string {
  const names = locations.map(({ name }) => clean(name));
  const called = names.length > NAMED ? `All ${names.length} locations` : listed(names);
  const isOne = names.length === 1;
  if (!state.Emergency) return `${called} ${isOne ? "is" : "are"} now in normal operation.`;
  const end = state.until === undefined ? "with no end" : lasting(locations, state.at, state.until, now);
  return `${called} now ${isOne ? "has" : "have"} the emergency ${clean(state.EmergencyType)}, ${end}.`;
}

/** Until when, by the time at the place; for how long where several places have other times. */
function lasting([first, ...others]: Location[], at: string, until: string, now: number): string {
  if (first && others.every(({ timeZone }) => timeZone === first.timeZone)) {
    const { timeZone } = first;
    return `until ${spokenWhen(until, { timeZone, now })} ${spokenZone(timeZone)}`;
  }
  return `for ${spokenHours(Math.round((Date.parse(until) - Date.parse(at)) / 3_600_000))}`;
}

/** Whoever has no name is told by the end of the number: whole numbers are nobody else's business. */
function who({ name, by }: Pick<State, "name" | "by">): string {
  const called = clean(name);
  return /[\p{L}\p{N}]/u.test(called) ? called : `an administrator whose number ends in ${[...by.slice(-4)].join(" ")}`;
}

/** Without what a voice would stumble over, and what Connect would take for a reference. */
const clean = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}\s_.,'’-]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

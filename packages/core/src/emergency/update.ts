import type { Clock } from "../clock.ts";
import { Refused } from "../refused.ts";
import type { Administrator } from "./administrator.ts";
import { type Board, type Change, NO_EMERGENCY, type Standing, type State } from "./board.ts";
import { typeInForce } from "./in-force.ts";
import type { Location } from "./location.ts";
import { tellDone, tellLocations } from "./speech.ts";
import { type Asked, type Rules, readWish, type Wish } from "./wish.ts";

export type Updated = {
  /** `changed`: nothing was written, since a location concerned is not as it was heard any more. */
  outcome: "done" | "changed" | "invalid";
  /** What holds now, who changed what in between, or what is wrong. */
  speech: string;
  /** The board's version that was written, or that is in the way. */
  version?: number;
};

/** Who wants what, in which contact. */
export type ChangeRequest = { contactId: string; administrator: Administrator; asked: Asked };
type Means = { board: Pick<Board, "newest" | "since" | "append">; rules: Rules; clock: Pick<Clock, "now"> };

/**
 * How often a change is put. Each try that fails means that another change came first, so that as many as there can be
 * locations may change at the same moment, and none is lost.
 */
const TRIES = 50;

/**
 * Sets or removes an emergency, if the locations concerned are as the administrator heard them; changes of other locations do
 * not matter. The same asked again in the same contact upon the same version is done once, whatever came after it: Connect
 * repeats invocations.
 */
export async function updateEmergency({ asked, ...who }: ChangeRequest, means: Means): Promise<Updated> {
  try {
    return await update(readWish(asked, means.rules), who, means);
  } catch (error) {
    if (error instanceof Refused) return { outcome: "invalid", speech: error.message };
    throw error;
  }
}

async function update(wish: Wish, who: Omit<ChangeRequest, "asked">, { board, clock }: Means): Promise<Updated> {
  const id = `${who.contactId}/${wish.text}`;
  const now = clock.now();
  let standing = await board.newest();
  if (wish.heard > standing.version) throw new Refused("NoSuchVersion", "The state has to be heard anew.");
  let unheard = standing.version > wish.heard ? await board.since(wish.heard) : [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    standing = unheard.at(-1) ?? standing;
    const own = unheard.find(({ change }) => change === id);
    if (own) return done(wish, own, standing, now);
    if (changedSince(wish.heard, wish, standing).length > 0) return changed(wish, standing, now);
    const change = changeUpon(standing, wish, { id, now, ...who.administrator });
    if (await board.append(change)) return done(wish, change, change, now);
    unheard = await board.since(standing.version);
  }
  throw new Error(`the emergency was not changed: other changes came first ${TRIES} times`);
}

function changeUpon(
  standing: Standing,
  { locations, Emergency, EmergencyType, hours }: Wish,
  { id, now, by, name }: { id: string; now: number } & Administrator,
): Change {
  const until = hours > 0 ? { until: new Date(now + hours * 3_600_000).toISOString() } : {};
  const setting = { Emergency, EmergencyType, at: new Date(now).toISOString(), by, name, ...until };
  const version = standing.version + 1;
  const Center = locations.map((location) => location.name);
  const stateOf = (center: string): State => {
    const before = typeInForce(standing.states[center], now);
    return { ...setting, version, ...(!Emergency && before !== NO_EMERGENCY && { removed: before }) };
  };
  const states = Object.fromEntries(Center.map((center) => [center, stateOf(center)]));
  return { ...setting, version, change: id, Center, states: { ...standing.states, ...states } };
}

/** The locations of the wish that were changed after that version. */
const changedSince = (version: number, { locations }: Wish, { states }: Standing) =>
  locations.filter(({ name }) => (states[name]?.version ?? 0) > version);

/** Says what was written, and what came upon it where the same was asked before. */
function done(wish: Wish, own: Change, standing: Standing, now: number): Updated {
  const later = changedSince(own.version, wish, standing);
  const speech = [tellDone(wish.locations, own, now)];
  if (later.length) speech.push(`Since then it has been changed. ${tell(later, wish, standing, now)}`);
  return { outcome: "done", speech: speech.join(" "), version: own.version };
}

function changed(wish: Wish, standing: Standing, now: number): Updated {
  const told = tell(changedSince(wish.heard, wish, standing), wish, standing, now);
  const speech = `Nothing was done, since it is not as you heard it any more. ${told}`;
  return { outcome: "changed", speech, version: standing.version };
}

/** Tells of some of the wish's locations. */
const tell = (locations: Location[], wish: Wish, { states }: Standing, now: number) =>
  tellLocations(locations, { states, now, all: wish.locations.length });

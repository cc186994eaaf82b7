import { systemClock as clock } from "@frontdesk/core/clock.ts";
import type { Board, State } from "@frontdesk/core/emergency/board.ts";
import { currentStates, type Past, pastChanges, type Told } from "@frontdesk/core/emergency/history.ts";
import type { Location } from "@frontdesk/core/emergency/location.ts";
import type { ChangeTold, EmergenciesTold, HistoryTold, PlaceTold, SetTold } from "../told/emergency.ts";

const PAGE_SIZE = 10;

/** The emergency board as the page shows it: what holds where, and what was ever changed. */
export function boardOf(board: Pick<Board, "newest" | "history">, locations: Location[]) {
  const zones = new Map(locations.map(({ name, timeZone }) => [name, timeZone]));

  async function standing(): Promise<EmergenciesTold> {
    const newest = await board.newest();
    const states = await currentStates({ board: { newest: async () => newest }, locations, clock });
    const inForce = states.filter(({ state }) => state === "emergency").length;
    return { places: states.map(placeOf), inForce, version: newest.version };
  }

  /** The changes of a page, the newest first; pages count from 0. */
  async function history(page: number): Promise<HistoryTold> {
    const changes: ChangeTold[] = [];
    const from = page * PAGE_SIZE;
    let index = 0;
    let total = 0;
    for await (const past of pastChanges({ board })) {
      // Versions have no gaps: the newest is how many there are.
      total ||= past.version;
      if (index >= from) changes.push(changeOf(past, zones));
      index += 1;
      if (index === from + PAGE_SIZE) break;
    }
    return { changes, total, page, pageSize: PAGE_SIZE };
  }

  return { standing, history };
}

function placeOf({ Center: name, timeZone, state, EmergencyType, last }: Told): PlaceTold {
  const type = last?.Emergency ? EmergencyType : last?.removed;
  return {
    ...{ name, state },
    ...(timeZone && { timeZone }),
    ...(type && { type }),
    ...(last && { last: setOf(last) }),
  };
}

function changeOf(past: Past, zones: ReadonlyMap<string, string>): ChangeTold {
  const { version, Center: places, Emergency, EmergencyType } = past;
  const timeZone = places.length === 1 ? zones.get(places[0] ?? "") : undefined;
  return {
    ...{ ...setOf(past), version, places },
    isOfAll: zones.size > 1 && new Set(zones.keys()).symmetricDifference(new Set(places)).size === 0,
    ...(timeZone && { timeZone }),
    ...(Emergency && { type: EmergencyType }),
  };
}

const setOf = ({ at, until, name, by }: Pick<State, "at" | "until" | "name" | "by">): SetTold => ({
  ...{ at: Date.parse(at), name, by },
  ...(until !== undefined && { until: Date.parse(until) }),
});

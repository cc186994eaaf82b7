import type { Clock } from "../clock.ts";
import { listed } from "../instances/speech.ts";
import { type Board, NO_EMERGENCY, type Standing } from "./board.ts";
import { inForce, typeInForce } from "./in-force.ts";
import { type Location, locationsOf } from "./location.ts";
import { tellLocations } from "./speech.ts";

export type Checked =
  | {
      /** `never`: nobody has set it up. */
      state: "normal" | "emergency" | "never";
      Center: string;
      EmergencyType: string;
      /** The board's, upon which a change is to be based; 0 before the first change. */
      version: number;
      /** Who set what, when and until when; blank for customers, whom it does not concern. */
      speech: string;
    }
  /** Settings have no such location. */
  | { state: "unknown"; Center: string };

/**
 * Says what holds for a location, or for all of them: then there is an emergency where one of them has one, and they are
 * `never` only together.
 */
export async function checkEmergency(
  { Center, isDetailed }: { Center: string; isDetailed: boolean },
  { board, locations, clock }: { board: Pick<Board, "newest">; locations: Location[]; clock: Pick<Clock, "now"> },
): Promise<Checked> {
  const concerned = locationsOf(Center, locations);
  if (!concerned) return { state: "unknown", Center };
  const standing = await board.newest();
  const now = clock.now();
  return {
    state: stateOf(concerned.locations, standing, now),
    Center: concerned.Center,
    EmergencyType: typesOf(concerned.locations, standing, now),
    version: standing.version,
    speech: isDetailed ? tellLocations(concerned.locations, { states: standing.states, now }) : "",
  };
}

function stateOf(asked: Location[], { states }: Standing, now: number) {
  const held = asked.map(({ name }) => inForce(states[name], now));
  if (held.includes("emergency")) return "emergency";
  return held.every((each) => each === "never") ? "never" : "normal";
}

/** The type that holds; all of them where several locations have others. */
function typesOf(asked: Location[], { states }: Standing, now: number): string {
  const types = new Set(asked.map(({ name }) => typeInForce(states[name], now)));
  types.delete(NO_EMERGENCY);
  return listed([...types]) || NO_EMERGENCY;
}

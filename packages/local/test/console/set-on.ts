import { type Board, NO_EMERGENCY, type State } from "@frontdesk/core/emergency/board.ts";

type Setting = { places: string[]; type?: string; until?: number; removed?: string };

/** Puts the next change onto the board, as Priya Shah makes it now: an emergency, or without a type none. */
export async function setOn(board: Board, { places, type, until, removed }: Setting): Promise<void> {
  const { version: last, states } = await board.newest();
  const setting = {
    ...{ Emergency: type !== undefined, EmergencyType: type ?? NO_EMERGENCY },
    ...{ at: new Date().toISOString(), by: "+61491570156", name: "Priya Shah", version: last + 1 },
    ...(until !== undefined && { until: new Date(until).toISOString() }),
  };
  const state: State = { ...setting, ...(removed !== undefined && { removed }) };
  const after = { ...states, ...Object.fromEntries(places.map((name) => [name, state])) };
  const change = { ...setting, change: `test/${last + 1}`, Center: places, states: after };
  if (!(await board.append(change))) throw new Error("somebody else has changed the board");
}

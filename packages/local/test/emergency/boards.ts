import { OPEN, PRIYA } from "../telephone.ts";

type Setting = { EmergencyType?: string; at?: string; until?: string; by?: string; name?: string };

/** A change of one location, as item `version` of a board on which nothing else is. */
export function changeOf(Center: string, version = 1, { EmergencyType = "No Emergency", ...setting }: Setting = {}) {
  const state = {
    Emergency: EmergencyType !== "No Emergency",
    EmergencyType,
    at: new Date(OPEN - 3_600_000).toISOString(),
    by: PRIYA,
    name: "Priya Shah",
    ...setting,
    version,
  };
  const states = { [Center]: state };
  return { board: "emergencies", ...state, Center: [Center], change: `test/${Center}/${version}`, states };
}

import type { Standing, State } from "./board.ts";
import type { Location } from "./location.ts";

/** 14:45 in Manila and Singapore, 17:45 in Sydney. */
export const NOW = Date.parse("2026-11-26T06:45:00Z");

export const LOCATIONS: Location[] = [
  { name: "Singapore", timeZone: "Asia/Singapore" },
  { name: "Manila", timeZone: "Asia/Manila" },
  { name: "Sydney", timeZone: "Australia/Sydney" },
];
export const [SINGAPORE, MANILA, SYDNEY] = LOCATIONS as [Location, Location, Location];

const priya = { by: "+61491570156", name: "Priya Shah" };
const set = { Emergency: true, EmergencyType: "Fire alarm", at: "2026-11-26T06:30:00.000Z", ...priya, version: 3 };

/** What Priya Shah set or removed at 14:30 in Manila. */
export const fire = (members: Partial<State> = {}): State => ({ ...set, ...members });
export const cleared = (members: Partial<State> = {}): State =>
  fire({ Emergency: false, EmergencyType: "No Emergency", ...members });

export const standing = (states: Record<string, State>, version = 3): Standing => ({ version, states });

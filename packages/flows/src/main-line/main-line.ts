import type { EmergencyType } from "../emergency/emergency-type.ts";
import { flow } from "../language/flow.ts";
import { agent } from "./agent.ts";
import { emergency } from "./emergency.ts";
import { identify } from "./identify.ts";
import { menus } from "./menus.ts";
import { operate } from "./operate.ts";
import { states } from "./states.ts";

type Settings = { open: string; emergency: { location: string; types: readonly EmergencyType[] } };

/**
 * Whoever is known by their number hears the state of the instances, talks to an agent, or starts and stops an instance;
 * every fault has a sentence. `open` says when agents answer, as it is spoken; an emergency of the location is told first.
 */
export const mainLine = ({ open, emergency: here }: Settings) =>
  flow({
    name: "main line",
    type: "CONTACT_FLOW",
    description: "Known callers: the state of the instances, an agent, starting and stopping an instance",
    start: "log",
    steps: { ...identify, ...emergency(here), ...menus, ...states, ...agent({ open, back: "menu" }), ...operate },
  });

import { flow, part } from "../language/flow.ts";
import { hangUp } from "../language/say-and-ask.ts";
import { agent } from "../main-line/agent.ts";
import type { Pin } from "./listening.ts";
import { talk } from "./talk.ts";

/**
 * Staff reset their passwords in a talk with a bot, and whoever it cannot help gets to an agent; every fault has a sentence. `open`
 * says when agents answer, as it is spoken; `pin`, where one is asked for, how it is listened to.
 */
export const userAdministration = ({ open, pin }: { open: string; pin?: Pin }) =>
  flow({
    name: "user administration",
    type: "CONTACT_FLOW",
    description: "Staff: a bot that resets passwords, or an agent",
    start: "log",
    steps: { ...talk(pin), ...agent({ open, back: "goodbye" }), ...end },
  });

const end = part()({ goodbye: hangUp() });

import { describe } from "vitest";
import type { Domain } from "../directory/domain.ts";
import { byConversation } from "./by-conversation.ts";
import { bySecondFactor } from "./by-second-factor.ts";
import { failing } from "./failing.ts";
import { refusing } from "./refusing.ts";
import { timing } from "./timing.ts";

/** In two parts that take as long, so that two files can have them at the same time. */
export const PARTS = { talks: [byConversation, refusing, timing], faults: [failing, bySecondFactor] };

/** What the stacks' bot and function do before any directory with the people of fixtures.ts. */
export function resetsSuite(name: string, domain: () => Domain, parts = [...PARTS.talks, ...PARTS.faults]): void {
  describe(name, () => {
    for (const part of parts) part(domain);
  });
}

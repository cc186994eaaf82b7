import { describe } from "vitest";
import type { Domain } from "../directory/domain.ts";
import { byConversation } from "./by-conversation.ts";
import { bySecondFactor } from "./by-second-factor.ts";
import { failing } from "./failing.ts";
import { refusing } from "./refusing.ts";
import { timing } from "./timing.ts";

/** What the stacks' bot and function do before any directory with the people of fixtures.ts. */
export function resetsSuite(name: string, domain: () => Domain): void {
  describe(name, () => {
    byConversation(domain);
    bySecondFactor(domain);
    refusing(domain);
    failing(domain);
    timing(domain);
  });
}

import { describe } from "vitest";
import type { Domain } from "../domain.ts";
import { failingOf } from "./failing.ts";
import { findingIn } from "./finding.ts";
import { openingOf } from "./opening.ts";
import { readingFrom } from "./reading.ts";
import { settingIn } from "./setting.ts";

/** Declares what must hold on any Active Directory, and on what stands in for one. `domain` is asked once tests run. */
export function directorySuite(name: string, domain: () => Domain): void {
  describe(name, () => {
    openingOf(domain);
    findingIn(domain);
    settingIn(domain);
    failingOf(domain);
    readingFrom(domain);
  });
}

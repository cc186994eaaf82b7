import type { Tree } from "../../../../settings/overlay.ts";
import { OF_EMERGENCIES, OF_MAIN_LINE, OF_USER_ADMINISTRATION } from "../calls/own-bundles.ts";

/** The settings with which agents' functions may do most. */
export const MOST_OF_AGENTS: Tree = {
  agents: {
    remove: { allowed: true, mostRows: 10, sharedQuickConnects: "deleted" },
    hold: { share: 0, from: 2 },
  },
};
/** With which new agents' addresses are looked at. */
export const WITH_ADDRESSES: Tree = {
  connect: { identityManagement: "EXISTING_DIRECTORY" },
  agents: { mailboxes: { warn: true, tenantDomain: "example.onmicrosoft.com" } },
};
/** And with which the bot's may. */
export const BY_PIN: Tree = { passwords: { secondFactor: "PIN" } };

export const OF_AGENTS = ["Bury", "Consumer", "Export", "Finish", "Intake", "Sweep", "SweepNow"] as const;

/** Which tests look whether these roles use all that they may do, with which settings. */
export const COVERED: { test: string; roles: readonly string[]; settings?: Tree }[] = [
  { test: "permissions.test.ts", roles: OF_AGENTS, settings: MOST_OF_AGENTS },
  { test: "addresses.test.ts", roles: ["Addresses", "Finish"], settings: WITH_ADDRESSES },
  { test: "main-line.test.ts", roles: OF_MAIN_LINE },
  { test: "emergency.test.ts", roles: OF_EMERGENCIES },
  { test: "user-administration.test.ts", roles: OF_USER_ADMINISTRATION },
  { test: "resets/by-second-factor.ts", roles: OF_USER_ADMINISTRATION, settings: BY_PIN },
];

/** Roles that no function of ours takes on. */
export const OF_SERVICES = ["UserAdministration"];

import { LINES } from "../../../../settings/numbers.ts";
import { lay, type Tree } from "../../../../settings/overlay.ts";

const numbers = (digit: number) => [`${digit}2222222-3333-4444-8555-666666666666`];
const people = ["operators@example.com"];

/** All that settings may ask for at once of an instance that is there. */
export const EVERYTHING: Tree = {
  // Only where agents have accounts in a directory can their addresses be looked at.
  connect: { approvedOrigins: ["https://crm.example.com"], identityManagement: "EXISTING_DIRECTORY" },
  mainLine: { phoneNumberIds: numbers(1), testCases: true },
  emergency: { phoneNumberIds: { authentication: numbers(2), demo: numbers(3) }, alert: people },
  passwords: { secondFactor: "PIN", startMonth: "month and year", phoneNumberIds: numbers(4), alert: people },
  agents: {
    ...{ notify: people, remove: { allowed: true, mostRows: 10, sharedQuickConnects: "deleted" } },
    hold: { share: 0, from: 2 },
    mailboxes: { warn: true, tenantDomain: "example.onmicrosoft.com", verifiedDomains: ["example.com"] },
  },
  operators: { alert: people },
};

/** The same of an instance that is created, with all that it may have. */
export const EVERYTHING_NEW: Tree = lay(
  {
    connect: { instance: "new", claim: LINES.map((leadsTo) => ({ leadsTo, country: "US", type: "DID" })) },
    contactCentre: {
      ...{ alias: "frontdesk-example", directoryId: "d-926abc1234" },
      hierarchy: {
        levels: ["Country", "City"],
        groups: [{ name: "Singapore", groups: [{ name: "Billing" }] }],
      },
      streams: { contactRecords: "on", agentEvents: "on", keepHours: 24 },
    },
  },
  EVERYTHING,
);

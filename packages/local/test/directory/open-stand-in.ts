import {
  type DirectoryOptions,
  type OpenDirectory,
  openDirectory,
} from "@frontdesk/simulator/directory/open-directory.ts";
import { ADDRESSED } from "./addressed.ts";
import type { Domain } from "./domain.ts";
import { DOMAIN, ENTRIES, SERVICE_ACCOUNT, STAFF } from "./fixtures.ts";

const NAME = "dc1.example.test";
const DETAILS = ["birthDate", "monthStarted"];

/** What stands in for a directory, with the people of fixtures.ts and the service account's rights. */
export async function openStandIn(
  changed: Partial<DirectoryOptions> = {},
): Promise<{ standIn: OpenDirectory; domain: Domain }> {
  const standIn = await openDirectory({
    entries: [...ENTRIES, ...ADDRESSED],
    domain: { base: DOMAIN, sid: "S-1-5-21-1111111111-2222222222-3333333333" },
    policy: { minLength: 10, history: 5, complexity: true, lockoutThreshold: 3, lockoutMinutes: 15 },
    delegations: [
      {
        ...{ trustee: SERVICE_ACCOUNT, subtree: STAFF, resetPassword: true, read: DETAILS },
        write: ["pwdLastSet", "lockoutTime"],
      },
    ],
    confidential: DETAILS,
    host: NAME,
    ...changed,
  });
  return { standIn, domain: { host: "127.0.0.1", port: standIn.port, name: NAME, ca: standIn.certificate } };
}

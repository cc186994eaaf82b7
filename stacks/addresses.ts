import { directoryReaderText } from "../settings/directory.ts";
import { settings } from "../settings.ts";
import type { DirectoryKey } from "./directory-key.ts";
import { door } from "./door.ts";
import { inNetwork } from "./network.ts";

/** A domain of 100,000 accounts is a hundred pages; the finish waits for longer than this (aws/lambda-of-finish.ts). */
const MINUTES = 3;

/**
 * Looks at the addresses of agents in the directory: a function of its own, since whoever reads files, queue and ledger must
 * neither be in the directory's network nor have its password. Nothing of it is there where settings warn nobody.
 */
export function addresses(secret: DirectoryKey) {
  const { directory, network } = settings.passwords;
  const { warn, tenantDomain, verifiedDomains } = settings.agents.mailboxes;
  if (!warn || !secret) return undefined;
  return door("Addresses", {
    handler: "packages/functions/src/agents/addresses.handler",
    timeout: `${MINUTES} minutes`,
    // A domain's accounts are in memory, all of them; more memory is more of a CPU as well.
    memory: "1024 MB",
    vpc: { privateSubnets: network.subnetIds, securityGroups: network.securityGroupIds },
    environment: {
      DIRECTORY: directoryReaderText(directory),
      DIRECTORY_CA: directory.ca,
      DIRECTORY_PASSWORD: directory.password,
      TENANT: JSON.stringify({ tenantDomain, verifiedDomains }),
    },
    permissions: [secret.mayDecrypt, ...inNetwork()],
  });
}
export type Addresses = ReturnType<typeof addresses>;

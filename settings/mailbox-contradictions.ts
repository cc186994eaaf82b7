import type { Contradiction } from "./contradiction.ts";
import type { Settings } from "./read.ts";

/** Bytes of domains that the function may be told, of 4,096 that Lambda allows with the directory and all that is beside it. */
const MOST_OF_DOMAINS = 500;

/** Where warnings of addresses are asked for that nobody could give. */
export function mailboxContradictions({ connect, passwords, agents }: Settings): Contradiction[] {
  const { warn, tenantDomain, verifiedDomains } = agents.mailboxes;
  const at = (field: string | number, message: string, ...more: number[]) => ({
    path: ["agents", "mailboxes", field, ...more],
    message,
  });
  const domains = verifiedDomains.map((domain) => domain.toLowerCase());
  const twice = domains.flatMap((domain, index) =>
    domains.indexOf(domain) < index ? [at("verifiedDomains", "names a domain twice", index)] : [],
  );
  if (!warn) return twice;
  const bytes = Buffer.byteLength(JSON.stringify(verifiedDomains));
  return [
    ...twice,
    ...(connect.identityManagement === "EXISTING_DIRECTORY"
      ? []
      : [
          at(
            "warn",
            `only with connect.identityManagement EXISTING_DIRECTORY: with ${connect.identityManagement} agents have no account in a directory`,
          ),
        ]),
    ...(passwords.offered
      ? []
      : [
          at(
            "warn",
            "not where passwords.offered is false: its directory, network and key are what addresses are looked up by",
          ),
        ]),
    ...(tenantDomain
      ? []
      : [at("tenantDomain", "needed where agents.mailboxes.warn is on, such as contoso.onmicrosoft.com")]),
    ...(bytes > MOST_OF_DOMAINS
      ? [
          at(
            "verifiedDomains",
            `takes ${bytes} bytes as JSON, and the function can be told ${MOST_OF_DOMAINS} at most: leave out domains that no account has`,
          ),
        ]
      : []),
  ];
}

import type { Account } from "./account.ts";
import type { Found } from "./faults.ts";
import { domainIn, keyOf, mailIn } from "./proxy-address.ts";

/** The name and the addresses of an account whose domain is not the tenant's to use, each once. */
export function unverified(account: Account, tenantDomain: string, isOwn: (domain: string) => boolean): Found[] {
  const addresses = new Map(mailIn(account.proxyAddresses).map((address) => [keyOf(address), address]));
  const mail = account.mail?.trim() ?? "";
  addresses.delete(keyOf(mail));
  const written = [
    ["userPrincipalName", account.userPrincipalName?.trim() ?? ""],
    ["mail", mail],
    ...[...addresses.values()].map((address) => ["proxy address", address]),
  ] as const;
  return written.flatMap(([what = "", address = ""]): Found[] => {
    const domain = domainIn(address);
    if (!domain || isOwn(domain)) return [];
    return [{ code: "DomainNotVerified", address, message: sentence(what, address, domain, tenantDomain) }];
  });
}

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/user-prov-sync/proxyaddresses-attribute-populate (3190357). */
function sentence(what: string, address: string, domain: string, tenantDomain: string): string {
  const fate =
    what === "userPrincipalName"
      ? `it will sign in by a name at ${tenantDomain}`
      : "its mailbox will not have that address";
  return `Its ${what} ${address} is of ${domain}, which is no verified domain: ${fate}. Verify the domain in the tenant, or change the address.`;
}

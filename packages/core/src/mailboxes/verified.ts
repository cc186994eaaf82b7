import type { Account } from "./account.ts";
import type { Finding } from "./finding.ts";
import { addressIn, domainIn, isSmtp, keyOf } from "./proxy-address.ts";

export type Tenant = {
  /** `NAME.onmicrosoft.com`. */
  tenantDomain: string;
  /** Domains that the tenant has proved to be its own, each by its full name; where it is not said, none is looked at. */
  verifiedDomains?: string[] | undefined;
};

/** The addresses of an account whose domain is not the tenant's to use, each once. */
export function unverified(
  account: Account,
  { tenantDomain, verifiedDomains }: Tenant,
): Omit<Finding, "index" | "account">[] {
  if (!verifiedDomains) return [];
  const own = new Set([...verifiedDomains, tenantDomain, tenantDomain.replace(".", ".mail.")].map(keyOf));
  const written = [
    { what: "userPrincipalName", address: account.userPrincipalName?.trim() ?? "" },
    { what: "mail", address: account.mail?.trim() ?? "" },
    ...account.proxyAddresses
      .map((each) => each.trim())
      .filter(isSmtp)
      .map((each) => ({ what: "proxy address", address: addressIn(each) })),
  ];
  const told = new Set<string>();
  return written.flatMap(({ what, address }) => {
    const domain = domainIn(address);
    if (!domain || own.has(keyOf(domain)) || told.has(keyOf(address))) return [];
    told.add(keyOf(address));
    return [{ code: "DomainNotVerified" as const, address, message: fateOf(what, address, domain, tenantDomain) }];
  });
}

/** https://learn.microsoft.com/troubleshoot/entra/entra-id/user-prov-sync/proxyaddresses-attribute-populate (3190357). */
function fateOf(what: string, address: string, domain: string, tenantDomain: string): string {
  const fate =
    what === "userPrincipalName"
      ? `it will sign in by a name at ${tenantDomain}`
      : "its mailbox will not have that address";
  return `Its ${what} ${address} is of ${domain}, which is no verified domain: ${fate}. Verify the domain in the tenant, or change the address.`;
}

import { domainIn, keyOf, localPartOf } from "./proxy-address.ts";

export type Tenant = {
  /** `NAME.onmicrosoft.com`. */
  tenantDomain: string;
  /** Domains that the tenant has proved to be its own, each by its full name; where it is not said, none is looked at. */
  verifiedDomains?: string[] | undefined;
};

/** Of all clouds of Microsoft's: https://learn.microsoft.com/entra/identity/users/domains-manage */
export const TENANT_DOMAIN = /^[a-z0-9][a-z0-9-]*\.(onmicrosoft\.(com|us|de)|partner\.onmschina\.cn)$/i;

/** Whether a domain is the tenant's to use: any is, where nobody said which are. */
export function ownDomains({ tenantDomain, verifiedDomains }: Tenant): (domain: string) => boolean {
  if (!verifiedDomains) return () => true;
  const own = new Set([...verifiedDomains, tenantDomain, coexistenceDomainOf(tenantDomain)].map(keyOf));
  return (domain) => own.has(keyOf(domain));
}

/** That of a hybrid deployment: `NAME.mail.onmicrosoft.com`, and `NAME.partner.mail.onmschina.cn` in China. */
const coexistenceDomainOf = (tenantDomain: string): string =>
  tenantDomain.replace(/\.(onmicrosoft\.\w+|onmschina\.cn)$/i, ".mail.$1");

/** The names by which an account may be known in the tenant, each as its key: one of a domain that is not its own is changed on its way. */
export function namesInTenant(name: string, tenantDomain: string, isOwn: (domain: string) => boolean): string[] {
  const domain = domainIn(name);
  if (name === "") return [];
  if (domain === undefined || isOwn(domain)) return [keyOf(name)];
  return [keyOf(name), keyOf(`${localPartOf(name)}@${tenantDomain}`)];
}

import type { Account } from "./account.ts";
import type { Finding } from "./finding.ts";

export type Tenant = {
  /** `NAME.onmicrosoft.com`. */
  tenantDomain: string;
  /** Domains that the tenant has proved to be its own; where it is not said, no domain is looked at. */
  verifiedDomains?: string[] | undefined;
};

/**
 * What is wrong with the addresses of accounts that are to be synchronised, in the order of the accounts; `existing` is who has
 * addresses already.
 */
export function collisions(_accounts: Account[], _existing: Account[], _tenant: Tenant): Finding[] {
  throw new Error("not yet");
}

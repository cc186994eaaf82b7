import type { Account } from "./account.ts";
import { TENANT } from "./article.test-support.ts";
import { collisions } from "./collisions.ts";

export const account = (userPrincipalName: string, more: Partial<Account> = {}): Account => ({
  ...{ userPrincipalName, proxyAddresses: [], ...more },
});
export const find = (accounts: Account[], existing: Account[] = [], verifiedDomains?: string[]) =>
  collisions(accounts, existing, { tenantDomain: TENANT, verifiedDomains });
/** What is found, in short. */
export const told = (...input: Parameters<typeof find>) =>
  find(...input).map(({ code, index, address, with: other }) => [
    ...[index, code, address],
    ...(other ? [other.userPrincipalName ?? other.displayName] : []),
  ]);

import type { Account } from "./account.ts";
import { collisions } from "./collisions.ts";
import type { Finding } from "./finding.ts";
import { type Prediction, predict } from "./predict.ts";
import type { Tenant } from "./tenant.ts";

/** What becomes of one account. */
export type Examined<Of extends Account = Account> = { account: Of; prediction: Prediction; findings: Finding[] };

/** What becomes of each of the accounts, in their order, beside those that have addresses already. */
export function examine<Of extends Account>(accounts: Of[], existing: Account[], tenant: Tenant): Examined<Of>[] {
  const found = Map.groupBy(collisions(accounts, existing, tenant), ({ index }) => index);
  return accounts.map((account, index) => ({
    account,
    prediction: predict(account, tenant.tenantDomain),
    findings: found.get(index) ?? [],
  }));
}

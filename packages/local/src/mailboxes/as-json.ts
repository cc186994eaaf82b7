import { type Outcome, type Showing, shownOf, withFindings } from "./listed.ts";

/** For programs: one object, a member an account. docs/mailboxes.md describes it. */
export function asJson(outcome: Outcome, showing: Showing): string {
  const { tenantDomain, verifiedDomains, existing } = outcome;
  const shown = shownOf(outcome, showing);
  const accounts = shown.map(({ account, prediction, findings }) => ({
    line: account.line,
    userPrincipalName: account.userPrincipalName,
    login: account.login,
    displayName: account.displayName,
    mail: account.mail,
    proxyAddresses: account.proxyAddresses,
    ...prediction,
    findings: findings.map(({ code, address, with: other, message }) => ({ code, address, with: other, message })),
  }));
  const counts = { accounts: outcome.accounts.length, existing, withFindings: withFindings(outcome).length };
  return JSON.stringify({ tenantDomain, verifiedDomains, counts, accounts });
}

import { guarded } from "@frontdesk/core/agents/csv/formulas.ts";
import { stringify } from "csv-stringify/sync";
import { type Outcome, type Showing, shownOf } from "./listed.ts";

/** For a spreadsheet: a row an account, its lists with `;` between their parts as PowerShell takes them. */
export function asCsv(outcome: Outcome, showing: Showing): string {
  const shown = shownOf(outcome, showing);
  const rows = shown.map(({ account, prediction, findings }) => ({
    line: account.line,
    UserPrincipalName: account.userPrincipalName,
    sAMAccountName: account.login,
    DisplayName: account.displayName,
    proxyAddressesBeforeLicensing: prediction.beforeLicensing.join(";"),
    proxyAddressesAfterLicensing: prediction.afterLicensing.join(";"),
    mailbox: prediction.mailbox.join(";"),
    findings: [...new Set(findings.map(({ code }) => code))].join(";"),
    why: findings.map(({ message }) => message).join("\n"),
  }));
  // As Excel reads letters beyond ASCII, and runs nothing.
  return `\ufeff${stringify(rows, { header: true, columns: COLUMNS, record_delimiter: "windows", cast: { string: guarded } })}`;
}

const COLUMNS = [
  "line",
  "UserPrincipalName",
  "sAMAccountName",
  "DisplayName",
  "proxyAddressesBeforeLicensing",
  "proxyAddressesAfterLicensing",
  "mailbox",
  "findings",
  "why",
];

import type { Examined } from "@frontdesk/core/mailboxes/examine.ts";
import { nameOf } from "@frontdesk/core/mailboxes/finding.ts";
import { addressIn, hasType, isSmtp, keyOf, tidy } from "@frontdesk/core/mailboxes/proxy-address.ts";
import { inColumns } from "../commands/in-columns.ts";
import { type Listed, type Outcome, type Showing, shownOf, withFindings } from "./listed.ts";

/** For people: each account's addresses, then what is wrong, then how many. */
export function asText(outcome: Outcome, showing: Showing): string {
  const shown = shownOf(outcome, showing);
  const table = inColumns(["account", "address", "from", "when"], shown.flatMap(addressRows));
  const wrong = withFindings(outcome).map(findingLines);
  return [...(shown.length > 0 ? [table, ""] : []), ...wrong.flatMap((lines) => [...lines, ""]), counted(outcome)].join(
    "\n",
  );
}

function addressRows({ account, prediction }: Examined<Listed>): string[][] {
  const { beforeLicensing, mailbox } = prediction;
  const name = account.userPrincipalName ?? nameOf(account);
  if (mailbox.length === 0) return [[name, "–", "nothing", ""]];
  return mailbox.map((address, at) => [
    at === 0 ? name : "",
    address,
    originOf(address, account),
    whenIs(address, beforeLicensing),
  ]);
}

function whenIs(address: string, beforeLicensing: string[]): string {
  if (!hasType(address)) return "never: it has no type";
  return beforeLicensing.includes(address) ? "at once" : "once licensed";
}

/** What an account has the address from. */
function originOf(proxy: string, { userPrincipalName, mail, proxyAddresses }: Listed): string {
  if (tidy(proxyAddresses).some((each) => keyOf(each) === keyOf(proxy)) || !isSmtp(proxy)) return "proxyAddresses";
  const key = keyOf(addressIn(proxy));
  if (mail && keyOf(mail) === key) return "mail";
  return userPrincipalName && keyOf(userPrincipalName) === key ? "userPrincipalName" : "routing address";
}

const findingLines = ({ account, findings }: Examined<Listed>): string[] => [
  `${account.line ? `line ${account.line}, ` : ""}${nameOf(account)}`,
  ...findings.map(({ code, message }) => `  ${code}: ${message}`),
];

function counted(outcome: Outcome): string {
  const { accounts, existing } = outcome;
  const wrong = withFindings(outcome);
  const codes = Map.groupBy(
    wrong.flatMap(({ findings }) => findings),
    ({ code }) => code,
  );
  const beside = existing > 0 ? `, beside ${number(existing)} existing` : "";
  const all = `${counting(accounts.length)}${beside}`;
  if (wrong.length === 0) return `${all}: nothing collides.`;
  const each = [...codes].map(([code, { length }]) => `${number(length)} ${code}`).join(", ");
  return `${all}: something is wrong with ${counting(wrong.length)} (${each}). docs/mailboxes.md says what to do.`;
}

const counting = (count: number): string => `${number(count)} ${count === 1 ? "account" : "accounts"}`;
const number = (count: number): string => count.toLocaleString("en");

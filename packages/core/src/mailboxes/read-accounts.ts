import { type Row, rowsIn } from "../csv/whole-file.ts";
import { Refused } from "../refused.ts";
import type { Account } from "./account.ts";
import { addressesIn } from "./addresses-cell.ts";

/** An account of a file, and the line that it ends on, as an editor counts. */
export type ListedAccount = Account & { line: number };

/**
 * What columns are called in the exports of Get-ADUser, Get-Mailbox, Get-Recipient and Get-MgUser, the likeliest first: an export of
 * all properties has several of a kind. Case, spaces and punctuation do not count.
 */
const COLUMNS = {
  userPrincipalName: { name: "UserPrincipalName", means: ["userprincipalname", "upn", "windowsliveid"] },
  mail: { name: "mail", means: ["mail", "emailaddress", "email", "primarysmtpaddress", "windowsemailaddress"] },
  proxyAddresses: { name: "proxyAddresses", means: ["proxyaddresses", "emailaddresses"] },
  displayName: { name: "DisplayName", means: ["displayname", "name"] },
  login: { name: "sAMAccountName", means: ["samaccountname"] },
} as const;
type Column = keyof typeof COLUMNS;
type Places = Partial<Record<Column, number>>;

const EXPORT = `Get-ADUser -Filter * -Properties mail,proxyAddresses,DisplayName | Select-Object UserPrincipalName,mail,DisplayName,@{n='proxyAddresses';e={$_.proxyAddresses -join ';'}} | Export-Csv accounts.csv -NoTypeInformation -Encoding UTF8`;

/** What a file is read for: accounts that are to be synchronised need all that decides, whoever is there need an address. */
export type Purpose = "accounts" | "existing";

/**
 * Reads the accounts of a CSV as PowerShell exports them. Columns that are not known are left aside. Throws Refused with every
 * fault and its line, where nothing right could be told of what is read.
 */
export async function readAccounts(bytes: Uint8Array, purpose: Purpose): Promise<ListedAccount[]> {
  const [header, ...rows] = await rowsIn(bytes);
  if (!header) throw new Refused("EmptyFile", "The file is empty.");
  const places = placesIn(header, purpose);
  if (rows.length === 0 && purpose === "accounts")
    throw new Refused("NoRows", "There is a header, but no account below it.");
  const faults: string[] = [];
  const accounts = rows.flatMap((row) => {
    const read = accountIn(row, places, header.cells.length);
    if (typeof read !== "string") return [read];
    faults.push(`line ${row.line}: ${read}`);
    return [];
  });
  if (faults.length > 0) throw new Refused("InvalidAccounts", told(faults));
  return accounts;
}

function placesIn({ cells, line }: Row, purpose: Purpose): Places {
  const names = cells.map((cell) => cell.toLowerCase().replace(/[^a-z0-9]/g, ""));
  const places: Places = {};
  for (const [column, { name, means }] of Object.entries(COLUMNS) as [Column, (typeof COLUMNS)[Column]][]) {
    const meant = means.find((each) => names.includes(each));
    if (meant === undefined) continue;
    const at = names.indexOf(meant);
    if (names.lastIndexOf(meant) > at)
      throw new Refused("RepeatedColumn", `line ${line}: the column ${name} is there twice.`);
    places[column] = at;
  }
  const needed: Column[] = ["userPrincipalName", "mail", "proxyAddresses"];
  const missing = needed.filter((column) => places[column] === undefined);
  if (purpose === "existing" && (places.mail ?? places.proxyAddresses) !== undefined) return places;
  if (missing.length === 0) return places;
  const lacks = missing.map((column) => COLUMNS[column].name).join(", ");
  const which = purpose === "existing" ? "needs mail or proxyAddresses" : `lacks ${lacks}`;
  throw new Refused("MissingColumn", `line ${line}: the header ${which}. Export them, such as by\n  ${EXPORT}`);
}

/** What the row says, or what is wrong with it. */
function accountIn({ cells, line }: Row, places: Places, columns: number): ListedAccount | string {
  if (cells.length > columns)
    return `it has ${cells.length} cells, and the header ${columns}: a cell with a comma in it needs quotation marks`;
  const cell = (column: Column): string | undefined => {
    const at = places[column];
    return at === undefined ? undefined : cells[at] || undefined;
  };
  const proxyAddresses = addressesIn(cell("proxyAddresses") ?? "");
  if (proxyAddresses === "unjoined")
    return `proxyAddresses has “${cell("proxyAddresses")}” in the place of the addresses`;
  if (proxyAddresses === "cut short") return "proxyAddresses are cut short (…)";
  return {
    line,
    userPrincipalName: cell("userPrincipalName"),
    mail: cell("mail"),
    proxyAddresses,
    displayName: cell("displayName"),
    login: cell("login"),
  };
}

const MOST_TOLD = 10;

function told(faults: string[]): string {
  const more = faults.length - MOST_TOLD;
  const lines = [...faults.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${more.toLocaleString("en")} more`] : [])];
  return `Nothing was looked at:\n${lines.map((each) => `  ${each}`).join("\n")}\nExport them whole, such as by\n  ${EXPORT}`;
}

import type { Unchecked, Warned, Warning } from "../mailboxes/warn.ts";
import { readBatches } from "./csv/read.ts";
import type { Inbox } from "./inbox.ts";
import type { Entry } from "./ledger.ts";
import { loginReader } from "./row.ts";

/** What a report says of the addresses that agents' mailboxes will have, by the lines of the file. */
export type Addresses = (Omit<Warned, "warnings"> & { warnings: (Warning & { line: number })[] }) | Unchecked;

/** Which addresses of these logins' mailboxes collide; the answer says so where nobody could find out, and nothing is thrown. */
export type LookAtAddresses = (of: { upload: string; logins: string[] }) => Promise<Warned | Unchecked>;

/** As many logins as go into one request to Lambda, of 6 MB, with room to spare. */
const MOST_ROWS = 100_000;
/** What an agent of a directory can be called (CreateUser, API reference); any other row fails, and is told of by its reason. */
const LOGIN = /^[\w.@-]{1,20}$/;

/**
 * What is to be said of the addresses of agents that a file creates, whether it is carried out or a plan; nothing of any other
 * file, and where settings do not ask for it. Rows that fail count as well: the account in the directory is there all the same.
 */
export async function addressesIn(
  entry: Entry,
  { inbox, lookAtAddresses }: { inbox: Inbox; lookAtAddresses?: LookAtAddresses | undefined },
): Promise<Addresses | undefined> {
  if (!lookAtAddresses || entry.verb !== "create" || entry.refused || !entry.survey) return undefined;
  const { header, dialect, rows } = entry.survey;
  if (rows > MOST_ROWS) return { unchecked: { code: "TooManyRows", message: TOO_MANY } };
  const loginIn = loginReader(header);
  const firsts = new Map<string, { login: string; line: number }>();
  for await (const records of readBatches(inbox.open(entry), dialect)) {
    for (const { row, line, cells } of records) {
      const login = row === 0 ? "" : loginIn(cells);
      const key = login.toLowerCase();
      if (LOGIN.test(login) && !firsts.has(key)) firsts.set(key, { login, line });
    }
  }
  if (firsts.size === 0) return { asked: 0, accounts: 0, warned: 0, warnings: [], more: 0 };
  const logins = [...firsts.values()].map(({ login }) => login);
  const found = await lookAtAddresses({ upload: entry.id, logins });
  if ("unchecked" in found) return found;
  const warnings = found.warnings.map((each) => ({ ...each, line: firsts.get(each.login.toLowerCase())?.line ?? 0 }));
  return { ...found, warnings: warnings.sort((one, other) => one.line - other.line) };
}

const TOO_MANY = `Addresses are looked at in files of up to ${MOST_ROWS.toLocaleString("en")} rows. To have them looked at, drop this one in parts into plan/create/.`;

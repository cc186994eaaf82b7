import { DirectoryFailure } from "../directory/directory-failure.ts";
import type { Account } from "./account.ts";
import { collisions } from "./collisions.ts";
import type { Finding, FindingCode } from "./finding.ts";
import type { Tenant } from "./tenant.ts";

/** Something that is wrong with the addresses of somebody's mailbox. */
export type Warning = { login: string; code: FindingCode; address: string; message: string };

/** What was found of the addresses of those who were asked about. */
export type Warned = {
  /** About how many was asked. */
  asked: number;
  /** How many of them have an account in the directory: of the others nothing is known. */
  accounts: number;
  /** How many of these are warned of. */
  warned: number;
  /** In the order of the logins; 1,000 at most. */
  warnings: Warning[];
  /** How many there are besides. */
  more: number;
};

/** Why nobody looked at addresses. It names no account and no server: whoever reads it need not know them. */
export type Unchecked = { unchecked: { code: string; message: string } };

export type Warn = {
  readAccounts: () => Promise<{ accounts: Account[]; others: Account[] }>;
  tenant: Tenant;
  /** Told of the failure, for the log. */
  unread?: (failure: DirectoryFailure) => void;
};

/** The most that are told one by one; an answer of Lambda has 6 MB at most, and nobody reads so many. */
const MOST = 1000;

/**
 * Which addresses of these logins' mailboxes collide, with anybody's in the directory or with one another's. Logins are
 * sAMAccountNames in any letter case, and each counts once. A directory that fails is no failure: the answer says so.
 */
export async function warn(logins: string[], { readAccounts, tenant, unread }: Warn): Promise<Warned | Unchecked> {
  const read = await readAccounts().catch(failureOf);
  if (read instanceof DirectoryFailure) {
    unread?.(read);
    return { unchecked: sayOf(read) };
  }
  const accountOf = new Map(read.accounts.map((account) => [folded(account.login), account]));
  const asked = new Map<Account, string>();
  for (const login of logins) {
    const account = accountOf.get(folded(login));
    if (account && login !== "" && !asked.has(account)) asked.set(account, login);
  }
  const others = [...read.accounts.filter((account) => !asked.has(account)), ...read.others];
  const names = [...asked.values()];
  const found = collisions([...asked.keys()], others, tenant);
  return {
    asked: logins.length,
    accounts: names.length,
    warned: new Set(found.map(({ index }) => index)).size,
    warnings: found.slice(0, MOST).map((finding) => warningOf(finding, names)),
    more: Math.max(0, found.length - MOST),
  };
}

function failureOf(error: unknown): DirectoryFailure {
  if (error instanceof DirectoryFailure) return error;
  throw error;
}

const warningOf = ({ index, code, address, message }: Finding, logins: string[]): Warning => ({
  ...{ login: logins[index] ?? "", code, address, message },
});

/** Letter case makes no difference to the directory. */
const folded = (login = "") => login.toLowerCase();

function sayOf({ kind, code }: DirectoryFailure): Unchecked["unchecked"] {
  const whatToDo =
    kind === "unavailable"
      ? "Drop the file into plan/create/ later, to have them looked at again."
      : "Have an engineer look the code up in docs/directory.md; then drop the file into plan/create/ to have them looked at again.";
  const what = kind === "unavailable" ? "did not answer in time" : "did not let itself be read";
  return { code, message: `The directory ${what}, so that nobody knows whether addresses would collide. ${whatToDo}` };
}

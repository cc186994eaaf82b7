import type { Account, Directory, Session } from "@frontdesk/core/passwords/directory/directory.ts";

/** A directory in memory: it finds people, sets their passwords and remembers them. */
export type People = Directory & {
  accounts: Account[];
  /** Whose password is what now, by login. */
  passwords: Map<string, string>;
  /** What was asked of it, without passwords. */
  asked: string[];
  /** Takes the place of its own behaviour, one time each; `set` goes on as usual. */
  befalls: {
    open: (() => void)[];
    find: (() => void)[];
    setPassword: ((set: () => void) => Promise<"set" | "too weak">)[];
    hasPassword: ((has: () => boolean) => Promise<boolean>)[];
  };
  /** Every password that it was asked to set. */
  tried: string[];
};

export const ALICE: Account = {
  id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
  dn: "CN=Alice Smith,OU=Staff,DC=example,DC=test",
  login: "asmith",
  birthDate: "1990-04-17",
  startMonth: "March 2019",
  mobile: "+61491570156",
  names: ["asmith", "Alice Smith", "Alice", "Smith"],
};
export const BOB: Account = {
  ...ALICE,
  id: "1b2c3d4e5f60718293a4b5c6d7e8f90a",
  dn: "CN=Bob Jones,OU=Staff,DC=example,DC=test",
  login: "bjones",
  names: ["bjones", "Bob Jones", "Bob", "Jones"],
};

export function openPeople(accounts: Account[] = [ALICE, BOB]): People {
  const passwords = new Map(accounts.map(({ login }) => [login, "the old one"]));
  const asked: string[] = [];
  const tried: string[] = [];
  const befalls: People["befalls"] = { open: [], find: [], setPassword: [], hasPassword: [] };
  const session = (): Session => ({
    async find(login) {
      asked.push(`find ${login}`);
      befalls.find.shift()?.();
      return accounts.find((account) => account.login === login.toLowerCase());
    },
    async setPassword({ login }, password) {
      asked.push(`set ${login}`);
      tried.push(password);
      const set = () => passwords.set(login, password);
      const befall = befalls.setPassword.shift();
      if (befall) return befall(set);
      set();
      return "set";
    },
    async hasPassword({ login }, password) {
      asked.push(`has ${login}`);
      const has = () => passwords.get(login) === password;
      return befalls.hasPassword.shift()?.(has) ?? has();
    },
    async close() {
      asked.push("close");
    },
  });
  return {
    ...{ accounts, passwords, asked, befalls, tried },
    async open() {
      asked.push("open");
      befalls.open.shift()?.();
      return session();
    },
  };
}

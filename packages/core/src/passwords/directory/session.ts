import type { Client } from "ldapts";
import { type Budget, budgetOf } from "../../directory/budget.ts";
import { disconnect, mustBeOpen } from "../../directory/connect.ts";
import { DirectoryFailure } from "../../directory/directory-failure.ts";
import { failureOfReading, failureOfSetting } from "../../directory/failures.ts";
import type { Account, Session } from "./directory.ts";
import { findAccount } from "./find-account.ts";
import { hasPassword } from "./has-password.ts";
import type { LdapOptions } from "./ldap-options.ts";
import { setPassword } from "./set-password.ts";
import type { Surroundings } from "./surroundings.ts";

export type Opened = {
  client: Client;
  server: string;
  /** What opening has left of the time to find somebody. */
  finding: Budget;
  surroundings: (client: Client) => Promise<Surroundings>;
};

/** The connection to a server, for one request. */
export function openSession({ client, server, finding, surroundings }: Opened, options: LdapOptions): Session {
  const { clock, seconds } = options;
  const setting = budgetOf(seconds.set, clock);
  const looking = budgetOf(seconds.look, clock);
  return {
    async find(login) {
      mustBeOpen(client);
      const find = async () => findAccount(login, { ...options, ...(await surroundings(client)), client });
      return finding.spend(find).catch((error) => {
        throw error instanceof DirectoryFailure ? error : failureOfReading(error, "DirectoryError");
      });
    },
    async setPassword(account, password) {
      mustBeAllowed(account, password);
      mustBeOpen(client);
      return setting
        .spend(() => setPassword(client, account.id, password))
        .catch((error) => {
          throw error instanceof DirectoryFailure ? error : failureOfSetting(error);
        });
    },
    async hasPassword({ dn }, password) {
      const account = { ...options, server, name: dn, password, longest: seconds.look * 1000 };
      const look = (milliseconds: number) => hasPassword({ ...account, milliseconds });
      return looking.spend(look).catch((error) => {
        if (error instanceof DirectoryFailure) throw error;
        throw new DirectoryFailure(
          "unknown",
          "OutcomeUnknown",
          "the directory did not say in time whose password it is",
        );
      });
    },
    close: () => disconnect(client),
  };
}

function mustBeAllowed({ barred, unreadable }: Account, password: string): void {
  if (password === "") throw new Error("no account gets an empty password");
  if (unreadable) throw unreadable;
  if (barred) throw new DirectoryFailure("unable", "AccountBarred", `no password is set here: ${barred}`);
}

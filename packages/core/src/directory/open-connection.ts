import { debuglog } from "node:util";
import type { Client } from "ldapts";
import type { Budget } from "./budget.ts";
import { connect, type Trust } from "./connect.ts";
import { DirectoryFailure, type FailureCode } from "./directory-failure.ts";
import { failureOfOpening } from "./failures.ts";

/** The servers of one directory, and who logs on to them. */
export type Servers = Trust & {
  /** `ldaps://HOST:PORT`, tried in this order. */
  servers: string[];
  /** A DN or user principal name. */
  serviceAccount: string;
  /** The service account's. */
  password: () => Promise<string>;
  /** Told of each server that was passed over, for the log. */
  passedOver?: (server: string, code: FailureCode) => void;
};

/** A connection on which the service account is bound, and to which of the servers. */
export type Connection = { client: Client; server: string };

/** Throws where a server is not reached by LDAPS, which settings or a person got wrong. */
export function mustBeLdaps(servers: string[]): void {
  for (const server of servers) {
    const { protocol, username, password, pathname, search, hash } = new URL(server);
    // ldapts would speak TLS to ldap: as well, on the port for what is in clear.
    if (protocol !== "ldaps:")
      throw new Error(`${protocol} is no LDAPS: a server is like ldaps://dc1.example.test:636`);
    if (`${username}${password}${pathname}${search}${hash}` !== "")
      throw new Error("a server's URL has a host and a port alone");
  }
}

/**
 * A connection to the first server that answers. They are tried in order, each in a fair share of the time, of which as much is
 * kept for what comes after. What one says of the service account holds for all: a wrong password, tried everywhere, would lock
 * it. `longest` is how many milliseconds any later operation may take. Throws DirectoryFailure.
 */
export async function openConnection(directory: Servers, time: Budget, longest: number): Promise<Connection> {
  mustBeUnprinted();
  const password = await passwordIn(time, directory);
  const failures: DirectoryFailure[] = [];
  for (const [index, server] of directory.servers.entries()) {
    const share = 1 / (directory.servers.length - index + 1);
    const account = { ...directory, server, name: directory.serviceAccount, password, longest };
    try {
      const client = await time.spend((milliseconds) => connect({ ...account, milliseconds }), share);
      return { server, client };
    } catch (error) {
      const failure = failureOfOpening(error, server);
      if (failure.code.startsWith("ServiceAccount")) throw failure;
      directory.passedOver?.(server, failure.code);
      failures.push(failure);
    }
  }
  // What has to be mended is not mended by waiting for the others.
  throw failures.find(({ kind }) => kind === "unable") ?? failures[0] ?? new Error("there is no server");
}

async function passwordIn(time: Budget, { password: passwordOf }: Servers): Promise<string> {
  const password = await time.spend(passwordOf).catch((error) => {
    if (error instanceof DirectoryFailure) throw error;
    throw new DirectoryFailure("unavailable", "KeyServiceDown", "the service account's password did not come in time");
  });
  if (password === "")
    throw new DirectoryFailure("unable", "NoDirectoryPassword", "the service account has no password");
  return password;
}

/** ldapts writes all that it sends to the standard error then, new passwords among it. */
function mustBeUnprinted(): void {
  if (!debuglog("ldapts").enabled) return;
  throw new DirectoryFailure("unable", "PasswordsPrinted", "NODE_DEBUG has ldapts, which would print passwords");
}

import { debuglog } from "node:util";
import { type Budget, budgetOf } from "./budget.ts";
import { connect } from "./connect.ts";
import type { Directory } from "./directory.ts";
import { DirectoryFailure } from "./directory-failure.ts";
import { failureOfOpening } from "./failures.ts";
import type { LdapOptions } from "./ldap-options.ts";
import { openSession } from "./session.ts";
import { surroundingsOf } from "./surroundings.ts";

/**
 * An Active Directory over LDAPS. The servers are tried in order, each in a fair share of the time, of which as much is kept for
 * finding. What one says of the service account holds for all: a wrong password, tried everywhere, would lock it.
 */
export function ldapDirectory(options: LdapOptions): Directory {
  for (const server of options.servers) mustBeLdaps(server);
  const surroundings = surroundingsOf(options);
  return {
    async open() {
      mustBeUnprinted();
      const finding = budgetOf(options.seconds.find, options.clock);
      const password = await passwordIn(finding, options);
      return openSession({ ...(await firstOf(password, finding, options)), finding, surroundings }, options);
    },
  };
}

async function passwordIn(finding: Budget, options: LdapOptions): Promise<string> {
  const password = await finding.spend(options.password).catch((error) => {
    if (error instanceof DirectoryFailure) throw error;
    throw new DirectoryFailure("unavailable", "KeyServiceDown", "the service account's password did not come in time");
  });
  if (password === "")
    throw new DirectoryFailure("unable", "NoDirectoryPassword", "the service account has no password");
  return password;
}

async function firstOf(password: string, finding: Budget, options: LdapOptions) {
  const longest = Math.max(options.seconds.find, options.seconds.set) * 1000;
  const failures: DirectoryFailure[] = [];
  for (const [index, server] of options.servers.entries()) {
    const share = 1 / (options.servers.length - index + 1);
    const account = { ...options, server, name: options.serviceAccount, password, longest };
    try {
      const client = await finding.spend((milliseconds) => connect({ ...account, milliseconds }), share);
      return { server, client };
    } catch (error) {
      const failure = failureOfOpening(error, server);
      if (failure.code.startsWith("ServiceAccount")) throw failure;
      options.passedOver?.(server, failure.code);
      failures.push(failure);
    }
  }
  // What has to be mended is not mended by waiting for the others.
  throw failures.find(({ kind }) => kind === "unable") ?? failures[0] ?? new Error("there is no server");
}

function mustBeLdaps(server: string): void {
  const { protocol, username, password, pathname, search } = new URL(server);
  // ldapts would speak TLS to ldap: as well, on the port for what is in clear.
  if (protocol !== "ldaps:") throw new Error(`${protocol} is no LDAPS: a server is like ldaps://dc1.example.test:636`);
  if (`${username}${password}${pathname}${search}` !== "")
    throw new Error("a server's URL has a host and a port alone");
}

/** ldapts writes all that it sends to the standard error then, new passwords among it. */
function mustBeUnprinted(): void {
  if (!debuglog("ldapts").enabled) return;
  throw new DirectoryFailure("unable", "PasswordsPrinted", "NODE_DEBUG has ldapts, which would print passwords");
}

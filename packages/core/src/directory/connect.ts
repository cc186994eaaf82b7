import { isIP } from "node:net";
import { Client } from "ldapts";
import { within } from "./budget.ts";
import { DirectoryFailure } from "./directory-failure.ts";

/** Who is believed to be the directory. */
export type Trust = {
  /** PEM of the authorities, or of the servers' own certificates; without it, the authorities that Node comes with. */
  ca?: string | undefined;
  /** The name in the servers' certificates where it is not the one in their URLs. */
  serverName?: string | undefined;
};
export type Connecting = Trust & {
  server: string;
  /** A DN or user principal name. */
  name: string;
  password: string;
  /** How long connecting and the bind may take together. */
  milliseconds: number;
  /** How many milliseconds any operation after that may take at most. */
  longest: number;
};

/** Connects over verified TLS and binds. Throws what ldapts throws, and leaves nothing open then. */
export async function connect({
  server,
  name,
  password,
  milliseconds,
  longest,
  ...trust
}: Connecting): Promise<Client> {
  // Active Directory takes a name without a password for nobody's, and lets it in.
  if (password === "") throw new Error("nobody binds with an empty password");
  const client = new Client({
    url: server,
    // Both are for ever by default. Never autoRebind: it keeps the password, and a connection is for one request.
    timeout: longest,
    connectTimeout: milliseconds,
    tlsOptions: {
      ...(trust.ca && { ca: trust.ca }),
      servername: trust.serverName ?? nameIn(server),
      minVersion: "TLSv1.2",
      // Said, so that no variable of the environment turns it off.
      rejectUnauthorized: true,
    },
  });
  try {
    await within(milliseconds, client.bind(name, password));
    return client;
  } catch (error) {
    await disconnect(client);
    throw error;
  }
}

/** Throws DirectoryFailure where the directory has ended the connection: ldapts would connect again, as nobody. */
export function mustBeOpen({ isBound }: Client): void {
  if (!isBound) throw new DirectoryFailure("unavailable", "DirectorySilent", "the directory has ended the connection");
}

const GOODBYE_MS = 200;

/** Never throws, and waits for nobody. */
export async function disconnect(client: Client): Promise<void> {
  const waited = new Promise<void>((wake) => setTimeout(wake, GOODBYE_MS).unref());
  await Promise.race([client.unbind().catch(() => {}), waited]);
}

/** What the certificate must be for; nothing for an address, which TLS does not ask for by name, and which is compared as such. */
function nameIn(server: string): string {
  const { hostname } = new URL(server);
  return isIP(hostname.replace(/^\[|\]$/g, "")) ? "" : hostname;
}

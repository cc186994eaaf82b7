import { readFile } from "node:fs/promises";
import { KMSClient } from "@aws-sdk/client-kms";
import { mustBeLdaps, type Servers } from "@frontdesk/core/directory/open-connection.ts";
import { kmsServicePassword } from "@frontdesk/core/directory/service-password.ts";
import { running } from "../commands/running.ts";
import { readSecret } from "../secrets/read-secret.ts";
import type { DirectoryAsked } from "./directory-asked.ts";

/** The directory that is meant: one that is named, that of settings.ts, or that of the front desk that runs here. Throws a sentence. */
export function placeOf(asked: DirectoryAsked): Promise<Servers> {
  if (asked.server) return named(asked, asked.server);
  return asked.deployed ? deployed() : here();
}

async function named({ account = "", ca, serverName }: DirectoryAsked, servers: string[]): Promise<Servers> {
  if (servers.length === 0) throw new Error("--server is blank: it is like ldaps://dc1.example.com");
  const wrong = servers.find((server) => !URL.canParse(server));
  if (wrong !== undefined) throw new Error(`${wrong} is no server: one is like ldaps://dc1.example.com`);
  mustBeLdaps(servers);
  const pem = ca === undefined ? undefined : await pemIn(ca);
  // Asked for before the directory is: no server waits for a person.
  const secret = await readSecret({ input: process.stdin, say: (text) => process.stderr.write(text), asks: "once" });
  return { servers, serverName, ca: pem, serviceAccount: account, password: async () => secret };
}

async function pemIn(file: string): Promise<string> {
  const pem = await readFile(file, "utf8").catch((cause) => {
    throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
  });
  if (pem.includes("-----BEGIN CERTIFICATE-----")) return pem;
  throw new Error(`${file} has no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----`);
}

/** By itself the SDK waits for an answer for ever, and the command with it. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

async function deployed(): Promise<Servers> {
  // Here and not above: settings.ts throws as it loads where a setting is wrong, which is to be said in a sentence.
  const { settings } = await import("../../../../settings.ts");
  if (!settings.passwords.offered)
    throw new Error(
      "settings.ts resets no passwords (passwords.offered), so that it names no directory: name one with --server.",
    );
  const { servers, serverName, ca, serviceAccount, password: encrypted } = settings.passwords.directory;
  const client = new KMSClient({ region: settings.region, requestHandler: PATIENCE });
  return {
    ...{ servers, serverName, serviceAccount },
    ...{ ca: ca === "" ? undefined : ca, password: kmsServicePassword({ client, encrypted }) },
  };
}

async function here(): Promise<Servers> {
  const found = await running();
  if (!found)
    throw new Error(
      "No front desk runs here: start one with `npm run local`, or say which directory it is, with --deployed or --server.",
    );
  const { cloud, graph, directory } = found;
  if (!directory)
    throw new Error("The front desk that runs here resets no passwords (passwords.offered), and has no directory.");
  const { endpoint, credentials } = cloud;
  const client = new KMSClient({ endpoint, region: graph.region, credentials, requestHandler: PATIENCE });
  const { password: encrypted, ...place } = directory;
  return { ...place, password: kmsServicePassword({ client, encrypted }) };
}

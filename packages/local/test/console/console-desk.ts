import { type BootOptions, boot, type Frontdesk } from "../../src/cloud/boot.ts";
import { type Clients, clientsOf } from "../../src/cloud/clients.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../../src/cloud/instance.ts";
import {
  callersOf,
  readCallersFile,
  readDirectoryFile,
  readEc2File,
  readPhonesFile,
  SAMPLE_CALLERS,
  SAMPLE_DIRECTORY,
  SAMPLE_EC2,
  SAMPLE_PHONES,
} from "../../src/cloud/starting-files.ts";
import { openConsole } from "../../src/console/open-console.ts";
import { exchangeOf } from "../../src/telephone/exchange.ts";
import { readGraph } from "../desk.ts";

/** A front desk with all of the samples, as `npm start` serves it, and its page; the quota is the tests' own. */
export async function openConsoleDesk(options: Partial<BootOptions> = {}): Promise<ConsoleDesk> {
  const frontdesk = await boot({
    graph: readGraph(),
    instance: await readInstanceFile(SAMPLE_INSTANCE),
    ec2: await readEc2File(SAMPLE_EC2),
    carriers: await readPhonesFile(SAMPLE_PHONES),
    directory: await readDirectoryFile(SAMPLE_DIRECTORY),
    ...{ connectRate: 100, connectBurst: 50, port: 0 },
    ...options,
  });
  const clients = clientsOf(frontdesk);
  for (const caller of await readCallersFile(SAMPLE_CALLERS)) await callersOf(clients, frontdesk).put(caller);
  const console = await openConsole({ frontdesk: { ...frontdesk, exchange: () => exchangeOf(frontdesk) }, port: 0 });
  return {
    ...frontdesk,
    clients,
    url: console.url,
    async ask(path, { json, ...init } = {}) {
      const sent =
        json === undefined ? {} : { body: JSON.stringify(json), headers: { "content-type": "application/json" } };
      const response = await fetch(`${console.url}${path}`, { ...sent, ...init });
      return { status: response.status, body: await response.json() };
    },
    closeConsole: () => console.close(),
    async close() {
      await console.close();
      await frontdesk.close();
    },
  };
}

export type ConsoleDesk = Frontdesk & {
  clients: Clients;
  /** The page's address. */
  url: string;
  /** Closes the page alone; closed again with the desk. */
  closeConsole(): Promise<void>;
  /** Asks the page's server as the page does; the body is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what it answers is what a test says of it
  ask(path: string, init?: RequestInit & { json?: unknown }): Promise<{ status: number; body: any }>;
};

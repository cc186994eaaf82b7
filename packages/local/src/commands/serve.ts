import { createWriteStream, type WriteStream } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { faultPlanFrom } from "../chaos/fault-plan.ts";
import { boot, type Frontdesk } from "../cloud/boot.ts";
import { clientsOf } from "../cloud/clients.ts";
import { joinedInstance, settingsFor } from "../cloud/instance.ts";
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
} from "../cloud/starting-files.ts";
import { type Console, openConsole } from "../console/open-console.ts";
import { randomFrom } from "../simulation/random.ts";
import { discard, synthesise } from "../synth/synthesise.ts";
import { type DeskExchange, exchangeOf } from "../telephone/exchange.ts";
import { openLine } from "../telephone/line.ts";
import { LOCAL_FILE, STATE } from "./state-folder.ts";

export type ServeOptions = {
  port: number;
  /** Whether another free port will do where that one is taken. */
  anyPort?: boolean;
  /** The port of the page on which all is tried and watched, and whether another will do where it is taken. Without it there is no page. */
  page?: { port: number; anyPort?: boolean };
  /** The file of the instance that the stacks join. */
  instance?: string | undefined;
  /** The region's EC2 instances, as samples/ec2-instances.json describes them. */
  ec2?: string | undefined;
  /** Who may use the main line from the start: a CSV as `npm run callers -- import` takes it. */
  callers?: string | undefined;
  /** Which sort of line numbers are that do not tell it themselves, as samples/phones.json has it. */
  phones?: string | undefined;
  /** Who is in the directory that passwords are reset in, as samples/directory.json has it. */
  directory?: string | undefined;
  connectRate?: number | undefined;
  connectBurst?: number | undefined;
  /** The seed of what goes wrong; nothing does where there is none. */
  faults?: number | undefined;
};

/** A front desk that is served, the telephone line into it, and the address of its page where there is one. */
export type Served = Frontdesk & { exchange(): DeskExchange; page?: string };

/** Synthesises, boots, and writes .frontdesk/local.json when all is ready. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { port, anyPort, connectRate, connectBurst, faults: seed } = options;
  const instance = await joinedInstance(options.instance);
  const settings = settingsFor(instance, { rate: connectRate, burst: connectBurst });
  const ec2 = await readEc2File(path.resolve(options.ec2 ?? SAMPLE_EC2));
  const callers = await readCallersFile(path.resolve(options.callers ?? SAMPLE_CALLERS));
  const carriers = await readPhonesFile(path.resolve(options.phones ?? SAMPLE_PHONES));
  const directory = await readDirectoryFile(path.resolve(options.directory ?? SAMPLE_DIRECTORY));
  const graph = await synthesise({ settings });
  const logs = logFiles(path.join(STATE, "logs"));
  const quota = { ...(connectRate ? { connectRate } : {}), ...(connectBurst ? { connectBurst } : {}) };
  await mkdir(path.join(STATE, "logs"), { recursive: true });
  const faults = seed === undefined ? {} : { faults: faultPlanFrom(randomFrom(seed), seed) };
  const parts = { graph, instance, ec2, carriers, directory, log: logs.write, ...quota, ...faults };
  const open = (at: number) => boot({ ...parts, port: at });
  const frontdesk = await open(port).catch(async (error) => {
    if (error.code === "EADDRINUSE" && anyPort) return open(0);
    await discard(graph);
    if (error.code !== "EADDRINUSE") throw error;
    throw new Error(`port ${port} is taken: end what uses it, or take another with --port (0 for any free one)`);
  });
  for (const caller of callers) await callersOf(clientsOf(frontdesk), frontdesk).put(caller);
  const exchange = () => exchangeOf(frontdesk);
  const line = await openLine({ exchange, texts: () => frontdesk.cloud.texts.entries() });
  const page = await openPage(options, { ...frontdesk, exchange }).catch(async (error) => {
    await Promise.all([line.close(), frontdesk.close(), discard(graph)]);
    throw error;
  });
  const withdraw = await announce(frontdesk, { telephone: line.url, ...(page && { console: page.url }) });
  return {
    ...frontdesk,
    exchange,
    ...(page && { page: page.url }),
    async close() {
      await Promise.all([line.close(), page?.close()]);
      await frontdesk.close();
      await Promise.all([withdraw(), logs.close(), discard(graph)]);
    },
  };
}

async function openPage({ page }: ServeOptions, frontdesk: Served): Promise<Console | undefined> {
  if (!page) return undefined;
  const { port, anyPort } = page;
  return openConsole({ frontdesk, port }).catch((error) => {
    if (error.code !== "EADDRINUSE") throw error;
    if (anyPort) return openConsole({ frontdesk, port: 0 });
    throw new Error(`port ${port} is taken: end what uses it, or take another for the page with --console-port`);
  });
}

/**
 * Writes in one step, so that whoever waits for the file never reads half of it, and gives what takes it away again: then the
 * file is that of the front desk that was here before, if that still runs.
 */
async function announce(
  { cloud, connect, directory, graph, names }: Frontdesk,
  addresses: { telephone: string; console?: string },
) {
  const urlOf = (queue: string) => `${cloud.endpoint}/${graph.account}/${queue}`;
  const told = {
    endpoint: cloud.endpoint,
    region: graph.region,
    bucket: names.bucket,
    connectInstanceId: connect.instanceId,
    credentials: cloud.credentials,
    tables: names.tables,
    queues: { rows: urlOf(names.queues.rows), deadLetters: urlOf(names.queues.deadLetters) },
    functions: names.functions,
    directoryKey: names.directoryKey,
    directory: directory?.reached,
    ...addresses,
    pid: process.pid,
  };
  const before = await announced();
  await put(told);
  return async () => {
    // A later run has made its own.
    if ((await announced()).pid !== process.pid) return;
    if (isAlive(before.pid)) await put(before);
    else await rm(LOCAL_FILE, { force: true });
  };
}

const announced = (): Promise<{ pid?: number }> => readFile(LOCAL_FILE, "utf8").then(JSON.parse, () => ({}));

async function put(told: object) {
  await writeFile(`${LOCAL_FILE}.new`, `${JSON.stringify(told, undefined, 2)}\n`);
  await rename(`${LOCAL_FILE}.new`, LOCAL_FILE);
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function logFiles(directory: string) {
  const streams = new Map<string, WriteStream>();
  return {
    write(functionName: string, line: string) {
      const stream = streams.get(functionName) ?? createWriteStream(path.join(directory, `${functionName}.log`));
      streams.set(functionName, stream);
      stream.write(`${line}\n`);
    },
    close: () => Promise.all([...streams.values()].map((stream) => new Promise((closed) => stream.end(closed)))),
  };
}

/** Resolves when the person (or a supervisor) asks the process to end. */
export const askedToEnd = () =>
  new Promise<void>((ended) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended());
  });

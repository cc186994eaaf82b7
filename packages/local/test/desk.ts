import { readFileSync } from "node:fs";
import { ListUsersCommand } from "@aws-sdk/client-connect";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { Report, ReportRow } from "@frontdesk/core/agents/report/report.ts";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import { afterAll, beforeAll, expect, inject, onTestFinished, vi } from "vitest";
import { lay, type Tree } from "../../../settings/overlay.ts";
import { type BootOptions, boot } from "../src/cloud/boot.ts";
import { clientsOf } from "../src/cloud/clients.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../src/cloud/instance.ts";
import { type Graph, ofType, resource } from "../src/synth/graph.ts";
import { discard, synthesise } from "../src/synth/synthesise.ts";
import { drop, type Into } from "../src/uploads/drop.ts";
import { exportUsers } from "../src/uploads/export.ts";
import { follow, ledgerOf, type Summary } from "../src/uploads/follow.ts";
import { TEST_SETTINGS } from "./global-setup.ts";

type WrittenReport = Omit<Report, "startedAt" | "finishedAt"> & { rows: ReportRow[] };

/** The synthesised stacks, anew for each caller, who may change them. */
export const readGraph = (): Graph => JSON.parse(readFileSync(inject("graphFile"), "utf8"));

/** How the stacks have a function bundled. */
export const bundlingOf = (functionID: string) =>
  readGraph().builds.find((build) => build.functionID === functionID)?.bundling;

/** The stacks synthesised with other settings than the tests' own, once for all tests of a file: it takes seconds. */
export function graphWith(settings: Tree, stage = "test", under: Tree = TEST_SETTINGS): () => Graph {
  let graph: Graph | undefined;
  beforeAll(async () => {
    graph = await synthesise({ stage, settings: lay(settings, under) });
  }, 120_000);
  afterAll(() => graph && discard(graph));
  return () => structuredClone(graph as Graph);
}

/** The stacks with other values in their functions' environments, where they have them. */
export function withEnvironment(graph: Graph, values: Record<string, string>): Graph {
  for (const { inputs } of ofType(graph, "aws:lambda/function:Function")) {
    const variables = inputs.environment?.variables ?? {};
    for (const [name, value] of Object.entries(values)) if (name in variables) variables[name] = value;
  }
  return graph;
}

/** What lies in the bucket from its deployment on. */
export const TEMPLATES = ["CONNECT_MANAGED", "EXISTING_DIRECTORY", "SAML"].map((kind) => `templates/${kind}.csv`);

/** The stacks without resources of these types. */
export function graphWithout(...types: string[]): Graph {
  const graph = readGraph();
  return { ...graph, resources: graph.resources.filter(({ type }) => !types.includes(type)) };
}
/** Without it the bucket may not call the intake: events come when a test brings them. */
export const EVENTS = "aws:lambda/permission:Permission";
/** Without them nobody takes messages out of the queues. */
export const EVENT_SOURCES = "aws:lambda/eventSourceMapping:EventSourceMapping";

export const HEADER =
  "first name,last name,email address,password,user login,routing profile name,security_profile_name_1|security_profile_name_2,phone type (soft/desk),phone number,soft phone auto accept (yes/no),ACW timeout (seconds),UserHierarchy";

/** A row of the blog's template. */
export const rowOf = (login: string, changes: { [Cell in keyof typeof CELLS]?: string } = {}) =>
  Object.values({ ...CELLS, login, ...changes }).join(",");
const CELLS = {
  first: "Ann",
  last: "Lee",
  email: "ann@example.com",
  password: "Passw0rd",
  login: "ann",
  routing: "Billing",
  security: "Agent",
  phone: "soft",
  number: "",
  accept: "yes",
  work: "30",
  hierarchy: "billing/Singapore",
};
export const fileOf = (...rows: string[]) => [HEADER, ...rows, ""].join("\r\n");

/** A local cloud of its own, closed when the test is over. */
export async function openDesk(options: Partial<BootOptions> = {}) {
  const printed: string[] = [];
  const frontdesk = await boot({
    graph: readGraph(),
    instance: await readInstanceFile(SAMPLE_INSTANCE),
    connectRate: 1000,
    connectBurst: 1000,
    log: (_, line) => printed.push(line),
    ...options,
  });
  onTestFinished(() => frontdesk.close());
  const clients = clientsOf(frontdesk);
  const Bucket = frontdesk.names.bucket;
  const ledger = ledgerOf(clients, frontdesk);
  const urlOf = (queue: string) => `${frontdesk.cloud.endpoint}/${frontdesk.graph.account}/${queue}`;

  async function read(key: string | null): Promise<string> {
    const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key: String(key) }));
    return (await Body?.transformToString()) ?? "";
  }
  async function keys(prefix = ""): Promise<string[]> {
    const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
    return Contents.map(({ Key }) => String(Key));
  }
  const put = (name: string, content: string | Uint8Array, into: Into = "create") =>
    drop({ key: `${into}/${name}`, content }, clients, frontdesk);
  const done = (upload: Upload) => follow(upload, ledger, () => {});
  const user = (login: string) => frontdesk.connect.snapshot().find((one) => one.login === login);
  /** Fires the sweep's schedule and waits for the run. */
  async function sweep() {
    const { inputs } = resource(frontdesk.graph, "aws:scheduler/schedule:Schedule", "SweepNowSchedule");
    const requestId = await frontdesk.cloud.fire(inputs.name);
    const run = await frontdesk.cloud.runs.until((each) => each.requestId === requestId, { timeout: 30_000 });
    expect(run.outcome).toBe("success");
  }
  /** How many rows have been sent to the consumers. */
  const rowsSent = () =>
    frontdesk.cloud.journal
      .find({ service: "sqs", operation: "SendMessageBatch", status: 200 })
      .map(({ input }) => input as { QueueUrl: string; Entries: unknown[] })
      .filter(({ QueueUrl }) => QueueUrl.endsWith(`/${frontdesk.names.queues.rows}`))
      .reduce((sum, { Entries }) => sum + Entries.length, 0);
  const MUTATING = /^(Create|Update|Delete|Associate|Disassociate|Tag|Untag)/;
  /** The calls to Connect that change something, by what they are called, so far. */
  const mutations = () =>
    frontdesk.cloud.journal
      .find({ service: "connect" })
      .flatMap(({ operation }) => (MUTATING.test(operation) ? operation : []));
  /** The report of an upload, as programs read it. */
  const reportOf = async ({ reportKey }: Summary): Promise<WrittenReport> =>
    JSON.parse(await read(String(reportKey).replace(/html$/, "json")));
  const logins = () => frontdesk.connect.snapshot().map(({ login }) => login);
  /** Waits until Connect shows users that it has just created. */
  const seen = (...wanted: string[]) =>
    vi.waitFor(
      async () => {
        const InstanceId = frontdesk.connect.instanceId;
        const { UserSummaryList = [] } = await clients.connect.send(new ListUsersCommand({ InstanceId }));
        expect(UserSummaryList.map(({ Username }) => Username)).toEqual(expect.arrayContaining(wanted));
      },
      { timeout: 10_000 },
    );
  return {
    ...frontdesk,
    clients,
    ledger,
    urls: { rows: urlOf(frontdesk.names.queues.rows), deadLetters: urlOf(frontdesk.names.queues.deadLetters) },
    printed,
    read,
    keys,
    put,
    done,
    user,
    logins,
    seen,
    sweep,
    rowsSent,
    /** Has the users exported, and gives the file. */
    exportAll: () => exportUsers(clients, { bucket: Bucket, exporting: frontdesk.names.functions.export }),
    mutations,
    reportOf,
    /** Drops a file and waits until it is finished. */
    process: async (name: string, content: string | Uint8Array, into?: Into) => done(await put(name, content, into)),
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;

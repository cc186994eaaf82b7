import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readDirectoryFile, SAMPLE_DIRECTORY } from "../../src/cloud/starting-files.ts";
import type {
  FunctionsTold,
  ItemsTold,
  JournalTold,
  LimiterTold,
  QueuesTold,
  SwitchesTold,
  TablesTold,
} from "../../src/console/told/hood.ts";
import type { UploadsTold, UploadTold } from "../../src/console/told/upload.ts";
import { botNamed } from "../../src/telephone/bots.ts";
import { chat } from "../../src/telephone/chat.ts";
import { exchangeOf } from "../../src/telephone/exchange.ts";
import type { ConsoleDesk } from "./console-desk.ts";
import { openHoodDesk, QUOTA, rowsOf } from "./hood-desk.ts";
import { topicsOf } from "./topics.ts";

const ALL = ["queues", "functions", "limiter", "tables", "journal", "switches", "uploads"];
const LONG = 60_000;

let desk: ConsoleDesk;
let topics: ReturnType<typeof topicsOf>;
beforeAll(async () => {
  desk = await openHoodDesk();
  topics = topicsOf(desk.url, ...ALL);
});
afterAll(async () => {
  await topics?.close();
  await desk?.close();
});

async function drop(name: string, rows: number): Promise<string> {
  const query = `into=create&name=${name}.csv`;
  const { body } = await desk.ask(`/api/drop?${query}`, { method: "POST", body: rowsOf(name, rows) });
  return body.id;
}
async function finished(id: string): Promise<UploadTold | undefined> {
  const isIt = (one: UploadTold) => one.id === id && one.state === "finished";
  return (await topics.until<UploadsTold>("uploads", ({ uploads }) => uploads.some(isIt), LONG)).uploads.find(isIt);
}
const functionIn = ({ functions }: FunctionsTold, name: string) => functions.find((one) => one.name === name);
const bucketIn = ({ buckets }: LimiterTold, name: string) => buckets.find((one) => one.name === name);
const put = (path: string, json: unknown) => desk.ask(`/api${path}`, { method: "PUT", json });
/** The last that was said of a topic. */
const last = <T>(topic: string) => topics.seen.findLast(({ event }) => event === topic)?.value as T;
/** What is said of a topic now, or next, that fits. */
const next = <T>(topic: string, fits: (told: T) => boolean): Promise<T> =>
  vi.waitFor(
    () => {
      const told = last<T>(topic);
      expect(told).toSatisfy(fits);
      return told;
    },
    { timeout: LONG },
  );

describe("under the hood", () => {
  it("is seen how an upload goes through queues, functions, limiter, tables and journal", async () => {
    const id = await drop("watched", 30);
    const { queues } = await topics.until<QueuesTold>("queues", ({ queues: [rows] }) => (rows?.inFlight ?? 0) > 0);
    expect(queues).toMatchObject([
      { name: "Rows", redrive: { to: "Dead letters", after: 3 }, consumer: { name: "Consumer", batch: 10, atOnce: 2 } },
      { name: "Dead letters", consumer: { name: "Bury" } },
    ]);
    await topics.until<FunctionsTold>("functions", (told) => (functionIn(told, "Consumer")?.running ?? 0) > 0);
    const limiter = await topics.until<LimiterTold>("limiter", (told) => (bucketIn(told, "CreateUser")?.used ?? 0) > 1);
    expect(bucketIn(limiter, "CreateUser")).toMatchObject({
      ...{ quota: { rate: QUOTA.ratePerSecond, burst: QUOTA.burst } },
      nextAt: expect.any(Number),
    });
    const { calls } = await topics.until<JournalTold>("journal", (told) =>
      told.calls.some(({ operation }) => operation === "CreateUser"),
    );
    expect(calls.find(({ operation }) => operation === "CreateUser")).toMatchObject({
      ...{ service: "connect", caller: "Consumer", status: 200, outcome: "done", took: expect.any(Number) },
    });
    expect(calls.length).toBeLessThanOrEqual(60);
    expect(await finished(id)).toMatchObject({ succeeded: 30, failed: 0 });
    const told = await topics.until<FunctionsTold>("functions", (all) => functionIn(all, "Finish")?.runs === 1);
    expect(functionIn(told, "Intake")).toMatchObject({
      ...{ part: "agents", invokedBy: expect.arrayContaining(["a file in the bucket", "Sweep"]), runs: 1, failures: 0 },
      ...{ timeout: 900_000, memory: 1769, isDoomed: false, p50: expect.any(Number) },
      recovery: expect.stringContaining("Lambda tries it again"),
      last: [{ outcome: "success", isCold: true, memory: expect.any(Number) }],
    });
    expect(functionIn(told, "Sweep")?.invokedBy).toContain("a schedule, every 5 minutes");
    await next<QueuesTold>("queues", ({ queues: [rows] }) => rows?.visible === 0 && rows.inFlight === 0);
  });

  it("shows a table's items in pages, and none of an unknown table", async () => {
    const TableName = desk.names.tables.callers;
    for (let number = 0; number < 25; number += 1)
      await desk.clients.dynamo.send(new PutCommand({ TableName, Item: { phonenumber: `+4477009001${number + 10}` } }));
    const { tables } = await topics.until<TablesTold>("tables", (told) => told.tables.some(({ items }) => items > 25));
    const callers = tables.find(({ name }) => name === "Callers");
    expect(callers).toEqual({ name: "Callers", key: ["phonenumber"], items: expect.any(Number), isMore: false });
    const { body: first }: { body: ItemsTold } = await desk.ask("/api/tables/Callers/items");
    expect(first.items).toHaveLength(20);
    expect(JSON.parse(first.items[0]?.json ?? "")).toMatchObject({ phonenumber: first.items[0]?.key });
    const after = encodeURIComponent(first.next ?? "");
    const { body: second }: { body: ItemsTold } = await desk.ask(`/api/tables/Callers/items?after=${after}`);
    const keys = new Set([...first.items, ...second.items].map(({ key }) => key));
    expect({ keys: keys.size, next: second.next }).toEqual({ keys: callers?.items, next: undefined });
    expect(await desk.ask("/api/tables/Ledger/items?after=x")).toMatchObject({ status: 400 });
    const unknown = await desk.ask("/api/tables/Nothing/items");
    expect(unknown).toEqual({ status: 404, body: { message: "There is no table Nothing." } });
  });
});

describe("a switch under the hood", () => {
  it("kills the consumer in the middle of a file, and every row is done all the same", async () => {
    const id = await drop("killed", 40);
    await vi.waitFor(
      async () => {
        const { body } = await desk.ask("/api/functions/Consumer/kill", { method: "POST" });
        expect(body.killed).toBeGreaterThan(0);
      },
      { timeout: 20_000, interval: 20 },
    );
    const { kills } = await topics.until<SwitchesTold>("switches", (told) => told.kills.length > 0);
    expect(kills[0]).toMatchObject({ name: "Consumer", processes: expect.any(Number) });
    await topics.until<FunctionsTold>("functions", (told) => (functionIn(told, "Consumer")?.failures ?? 0) > 0);
    expect(await finished(id)).toMatchObject({ succeeded: 40, failed: 0 });
  });

  it("hands out at once what a killed function has left hidden, where one does not want to wait", async () => {
    await put("/functions/Consumer/kill-next", { on: true });
    const id = await drop("handed", 5);
    const { hidden } = await next<SwitchesTold>("switches", (told) => told.hidden.length > 0);
    expect(hidden).toMatchObject([{ name: "Consumer", backAt: expect.any(Number) }]);
    const [{ messages } = {}] = hidden;
    expect(await desk.ask("/api/functions/Consumer/hand-out", { method: "POST" })).toEqual({
      status: 200,
      body: { messages },
    });
    expect(await desk.ask("/api/functions/Consumer/hand-out", { method: "POST" })).toEqual({
      status: 200,
      body: { messages: 0 },
    });
    expect(await finished(id)).toMatchObject({ succeeded: 5, failed: 0 });
  });

  it("kills what does not run when it runs next, unless it is spared", async () => {
    expect(await desk.ask("/api/functions/Export/kill", { method: "POST" })).toEqual({
      status: 200,
      body: { killed: 0 },
    });
    for (const on of [true, true])
      expect(await put("/functions/Export/kill-next", { on })).toEqual({ status: 200, body: { on } });
    await topics.until<FunctionsTold>("functions", (told) => functionIn(told, "Export")?.isDoomed === true);
    await put("/functions/Export/kill-next", { on: false });
    await next<FunctionsTold>("functions", (told) => functionIn(told, "Export")?.isDoomed === false);
    await put("/functions/Bury/kill-next", { on: true });
    const before = last<SwitchesTold>("switches").kills.length;
    const { body } = await desk.ask("/api/drop?into=create&name=wrong.csv", {
      method: "POST",
      body: rowsOf("wrong", 2).replaceAll("Billing,", "Nowhere,"),
    });
    expect(await finished(body.id)).toMatchObject({ succeeded: 0, failed: 2 });
    expect(functionIn(last("functions"), "Bury")).toMatchObject({ failures: 1, isDoomed: false });
    const { kills } = last<SwitchesTold>("switches");
    expect(kills.slice(0, kills.length - before)).toMatchObject([{ name: "Bury", processes: 0 }]);
  });

  it("throttles Connect, which slows the limiter, and lets it recover", async () => {
    for (let times = 0; times < 2; times += 1)
      expect(await put("/switches/connect", { on: true })).toMatchObject({ status: 200 });
    const isOn = ({ connect }: SwitchesTold) => connect.isOn;
    expect((await topics.until<SwitchesTold>("switches", isOn)).connect).toMatchObject({ taken: 15, quota: 20 });
    const started = Date.now();
    const id = await drop("slowly", 60);
    const { failed } = await next<JournalTold>("journal", (told) =>
      told.failed.some(({ outcome, at }) => outcome === "throttled" && at > started),
    );
    expect(failed.at(-1)).toMatchObject({ service: "connect", status: 429 });
    const slowed = await next<LimiterTold>("limiter", (told) => bucketIn(told, "CreateUser")?.slowed !== undefined);
    expect(bucketIn(slowed, "CreateUser")?.slowed?.now).toBeLessThan(QUOTA.ratePerSecond);
    for (let times = 0; times < 2; times += 1) await put("/switches/connect", { on: false });
    expect(await finished(id)).toMatchObject({ succeeded: 60, failed: 0 });
    await next<LimiterTold>("limiter", (told) => bucketIn(told, "CreateUser")?.slowed === undefined);
  });

  it("takes the directory down, which the bot says, and up again", async () => {
    const [member] = await readDirectoryFile(SAMPLE_DIRECTORY);
    const { bots, sendToBot } = exchangeOf(desk);
    const bot = botNamed(bots, "UserAdministration");
    async function reset(): Promise<string | undefined> {
      const attributes = { callerNumber: "+447700990001" };
      const { say, turns } = chat({ send: sendToBot, bot, sessionId: randomUUID(), attributes, heard: () => {} });
      const { login = "", birthDate = "", startMonth = "" } = member ?? {};
      for (const words of ["reset my password", login, birthDate, startMonth, "yes"]) await say(words);
      return turns.at(-1)?.answered.at(-1);
    }
    await Promise.all([put("/switches/directory", { on: true }), put("/switches/directory", { on: true })]);
    await topics.until<SwitchesTold>("switches", ({ directory }) => directory?.isOn === true);
    expect(await reset()).toMatch(/^I cannot reach our directory at the moment. Your password has not been changed/);
    await put("/switches/directory", { on: false });
    expect(await reset()).toBe("Your password has been reset and sent to your mobile.");
    expect(last<SwitchesTold>("switches").directory).toEqual({ isOn: false });
  });

  it.each([
    ["PUT", "/switches/everything", { on: true }, 404, "There is no switch everything."],
    ["PUT", "/switches/connect", { on: "yes" }, 400, /boolean/],
    ["PUT", "/switches/connect", {}, 400, /boolean/],
    ["POST", "/functions/Nothing/kill", undefined, 404, "There is no function Nothing."],
    ["POST", "/functions/Nothing/hand-out", undefined, 404, "There is no function Nothing."],
    ["PUT", "/functions/Nothing/kill-next", { on: true }, 404, "There is no function Nothing."],
  ])("is refused where it is asked wrongly: %s %s %j", async (method, path, json, status, why) => {
    const answer = await desk.ask(`/api${path}`, { method, json });
    expect(answer).toEqual({ status, body: { message: expect.stringMatching(why) } });
  });

  it("is off again when the console closes", async () => {
    const other = await openHoodDesk();
    const ask = (path: string) => other.ask(`/api${path}`, { method: "PUT", json: { on: true } });
    await Promise.all([ask("/switches/connect"), ask("/switches/directory"), ask("/functions/Consumer/kill-next")]);
    expect(other.directory?.isUp()).toBe(false);
    await other.closeConsole();
    await vi.waitFor(() => expect(other.directory?.isUp()).toBe(true));
    expect(other.cloud.stateOf(other.names.functions.consumer).isDoomed).toBe(false);
    await other.close();
  });
});

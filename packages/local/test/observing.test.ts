import { readFile } from "node:fs/promises";
import path from "node:path";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import { METRICS } from "../../functions/src/observing/metrics.ts";
import { ofType, resource } from "../src/synth/graph.ts";
import { ROOT } from "../src/synth/place.ts";
import { type Desk, fileOf, openDesk, readGraph, rowOf, withEnvironment } from "./desk.ts";
import { countsOf } from "./observing/counts.ts";
import { blobsOf, linesOf, straying } from "./observing/entries.ts";
import { untraced } from "./observing/traced.ts";

describe("every function that is deployed", () => {
  const graph = readGraph();

  it.each(graph.builds)("$functionID is observed, by the name of its folder", async ({ functionID, handler }) => {
    const [, folder] = /^packages\/functions\/src\/(\w+)\/[\w-]+\.handler$/.exec(handler) ?? [];
    const source = await readFile(path.join(ROOT, handler.replace(/handler$/, "ts")), "utf8");
    expect(source).toContain(`export const handler = observed("${folder}", `);
    const { inputs } = resource(graph, "aws:lambda/function:Function", `${functionID}Function`);
    expect(inputs.environment.variables).toMatchObject({
      ...{ POWERTOOLS_SERVICE_NAME: folder, POWERTOOLS_METRICS_NAMESPACE: "frontdesk/test" },
    });
    expect(inputs.tracingConfig).toEqual({ mode: "Active" });
  });

  it("is one of ours", () => {
    const names = graph.builds.map(({ functionID }) => `${functionID}Function`);
    expect(names.sort()).toEqual(
      ofType(graph, "aws:lambda/function:Function")
        .map(({ name }) => name)
        .sort(),
    );
  });
});

/** Invokes a function as anybody may who is allowed everything. */
async function invoke({ clients, graph }: Desk, name: string, event: object) {
  const FunctionName = resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs.name;
  const Payload = Buffer.from(JSON.stringify(event));
  return clients.lambda.send(new InvokeCommand({ FunctionName, Payload }));
}
const calls = (ContactId: string) => ({ Details: { ContactData: { ContactId }, Parameters: {} } });

describe("two contacts that come to one process, and an event that is none", () => {
  it("have lines, counts and traces of their own, and what fails is logged once and counted all the same", async () => {
    const desk = await openDesk();
    await invoke(desk, "IdentifyCaller", calls("contact-1"));
    await invoke(desk, "IdentifyCaller", calls("contact-2"));
    const failed = await invoke(desk, "IdentifyCaller", { Details: { ContactData: "secret-of-somebody" } });
    expect(failed.FunctionError).toBe("Unhandled");
    expect(new Set(desk.cloud.runs.entries().map(({ pid }) => pid)).size).toBe(1);
    const [first, second, third] = desk.cloud.runs.entries().map(({ requestId }) => requestId);
    const lines = linesOf(desk.printed);
    expect(lines.map(({ function_request_id: of, correlation_id: id, level }) => [of, id, level])).toEqual([
      [first, "contact-1", "INFO"],
      [second, "contact-2", "INFO"],
      [third, third, "ERROR"],
    ]);
    expect(JSON.stringify(lines)).not.toContain("secret-of-somebody");
    expect(blobsOf(desk.printed)).toMatchObject([
      { service: "callers", ColdStart: 1, CallersUnknown: 1 },
      { service: "callers", CallersUnknown: 1 },
    ]);
    await desk.cloud.traces.until(({ document }) => document.annotations?.correlation_id === third);
    const traces = desk.cloud.traces.entries().map(({ document }) => document);
    expect(traces.map(({ annotations, fault }) => ({ ...annotations, fault }))).toEqual([
      { correlation_id: "contact-1", outcome: "done", fault: undefined },
      { correlation_id: "contact-2", outcome: "done", fault: undefined },
      { correlation_id: third, outcome: "failed", fault: true },
    ]);
    expect(traces.map(({ subsegments }) => subsegments)).toEqual([[], [], []]);
  });
});

describe("agents in bulk", () => {
  /** A desk whose Connect throttles creations, where the sweep can ask nobody, until it is calm; and where nobody is told. */
  async function openTroubled() {
    const graph = readGraph();
    const operations = { UpdateUserHierarchy: { ratePerSecond: 0.18, burst: 1 } };
    withEnvironment(graph, {
      HOLD: JSON.stringify({ share: 0, from: 2 }),
      SWEEP_AFTER_SECONDS: "0.001",
      QUOTAS: JSON.stringify({ ratePerSecond: 100, burst: 50, operations, buckets: "per operation" }),
    });
    // Five seconds are kept back, so that the second change of a hierarchy has no turn within a run.
    resource(graph, "aws:lambda/function:Function", "ConsumerFunction").inputs.timeout = 10;
    for (const inline of resource(graph, "aws:iam/role:Role", "FinishRole").inputs.inlinePolicies)
      inline.policy = inline.policy.replace('"sns:Publish"', '"sns:GetTopicAttributes"');
    const { name: caller } = resource(graph, "aws:lambda/function:Function", "SweepFunction").inputs;
    return openDesk({
      graph,
      faults: {
        seed: 1,
        calls: [
          { service: "connect", operation: "CreateUser", what: "throttle", probability: 1 },
          { service: "lambda", operation: "Invoke", caller, what: "error before", probability: 1 },
        ],
      },
    });
  }

  it("counts each of its outcomes, and has an upload's id in every line about it", { timeout: 90_000 }, async () => {
    const desk = await openTroubled();
    const { cloud, ledger, printed } = desk;
    /** What is counted while this is done. */
    async function counting(work: () => Promise<unknown>) {
      const before = printed.length;
      await work();
      await cloud.settle({ timeout: 60_000 });
      const { ColdStart, ...counted } = countsOf(printed.slice(before));
      return counted;
    }
    const lines = (message: string) => linesOf(printed).filter((line) => line.message === message);
    const ids = new Set<string>();
    const put = async (...[name, content, into]: Parameters<Desk["put"]>) => {
      const upload = await desk.put(name, content, into);
      for (const rehearsal of [undefined, true] as const) ids.add(uploadOf({ ...upload, rehearsal }).id);
      return upload;
    };
    const process = async (...file: Parameters<Desk["put"]>) => desk.done(await put(...file));

    const throttled = await counting(async () => {
      const upload = await put("throttled.csv", fileOf(rowOf("ann"), rowOf("bad login")));
      await expect.poll(() => lines("a row is tried again").length, { timeout: 20_000 }).toBe(1);
      await ledger.begin(uploadOf({ ...upload, rehearsal: true }), { owner: "a run that died", until: 0 });
      await desk.sweep();
      cloud.calm();
      await desk.done(upload);
    });
    const { ConnectThrottles, RowsTriedAgain, UploadsNotLookedAfter, ...others } = throttled;
    expect(ConnectThrottles).toBe(cloud.journal.find({ operation: "CreateUser", fault: "throttle" }).length);
    expect(RowsTriedAgain).toBe(lines("a row is tried again").length);
    expect(UploadsNotLookedAfter).toBe(lines("an upload could not be looked after").length);
    expect(others).toEqual({
      ...{ UploadsTakenIn: 1, UploadsFinished: 1, UploadsUntold: 1 },
      ...{ RowsDone: 1, RowsFailed: 1 },
    });
    expect(await counting(() => desk.sweep())).toEqual({
      // It is a plan, of which people are not told, and finds that there is such an agent by now.
      ...{ UploadsStoodStill: 1, UploadsTakenIn: 1, RowsFailed: 2, UploadsFinished: 1 },
    });
    expect(await counting(() => process("empty.csv", ""))).toEqual({
      ...{ UploadsRefused: 1, UploadsFinished: 1, UploadsUntold: 1 },
    });
    const four = ["ann", "admin", "m.reyes", "nobody"].map((login) => `${login},Technical Support`);
    expect(
      await counting(() => process("many.csv", ["user login,routing profile name", ...four, ""].join("\n"), "update")),
    ).toEqual({
      // The rehearsal, whose rows are gone through as a plan, and of which people are not told.
      ...{ UploadsTakenIn: 1, RowsDone: 3, RowsFailed: 1, UploadsHeld: 1, UploadsFinished: 2, UploadsUntold: 1 },
    });
    const two = ["admin", "m.reyes"].map((login) => `${login},billing/Singapore`);
    const { RowsPostponed, ...slow } = await counting(() =>
      process("slow.csv", ["user login,UserHierarchy", ...two, ""].join("\n"), "update"),
    );
    expect(RowsPostponed).toBeGreaterThan(0);
    expect(slow).toEqual({ UploadsTakenIn: 1, RowsDone: 2, UploadsFinished: 1, UploadsUntold: 1 });
    expect(await counting(() => desk.exportAll())).toEqual({ AgentsExported: desk.logins().length });
    expect(Object.keys(countsOf(printed)).sort()).toEqual(["ColdStart", ...METRICS.agents].sort());

    const about = (id: string) => ids.has(id) || /^export\/users-.*\.csv$/.test(id);
    expect(straying(linesOf(printed), about)).toEqual([]);
    expect(
      await untraced(
        cloud,
        linesOf(printed).filter(({ row, found }) => !row && !found),
      ),
    ).toEqual([]);
    const calls = cloud.traces.entries().flatMap(({ document }) => document.subsegments ?? []);
    expect(new Set(calls.map(({ name }) => name))).toEqual(
      new Set(["Connect", "DynamoDB", "Lambda", "S3", "SNS", "SQS"]),
    );
    const created = calls.filter(({ aws }) => aws?.operation === "CreateUser");
    expect(created.filter(({ throttle }) => throttle)).toHaveLength(ConnectThrottles ?? 0);
    expect(created.at(-1)).toMatchObject({ namespace: "aws", http: { response: { status: 200 } } });
    expect(blobsOf(printed).length).toBeLessThanOrEqual(cloud.runs.entries().length);
  });
});

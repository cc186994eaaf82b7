import { InvokeCommand } from "@aws-sdk/client-lambda";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it, vi } from "vitest";
import { type Graph, resource } from "../src/synth/graph.ts";
import { type Desk, EVENTS, fileOf, graphWith, graphWithout, openDesk, readGraph, rowOf } from "./desk.ts";
import { MOST_OF_AGENTS, OF_AGENTS } from "./permissions/covered.ts";
import { unusedPermissions } from "./permissions/unused.ts";
import { LARGE, openShortOfExport, openShortOfTime } from "./short-of-time.ts";
import { longAgo } from "./swept.ts";

/** The stacks without one action of one function's role. */
function without(action: string, role: string): Graph {
  const graph = readGraph();
  let taken = 0;
  for (const { type, name, inputs } of graph.resources) {
    if (type !== "aws:iam/role:Role" || name !== `${role}Role`) continue;
    for (const inline of inputs.inlinePolicies) {
      const policy = JSON.parse(inline.policy);
      for (const statement of policy.Statement) {
        const left = statement.Action.filter((one: string) => one !== action);
        taken += statement.Action.length - left.length;
        statement.Action = left;
      }
      inline.policy = JSON.stringify(policy);
    }
  }
  if (taken === 0) throw new Error(`the stacks do not grant ${action} to ${role}`);
  return graph;
}

describe("a permission taken out of a stack", () => {
  it("fails the rows with AccessDenied where Connect is not allowed any more", async () => {
    const desk = await openDesk({ graph: without("connect:CreateUser", "Consumer") });
    const summary = await desk.process("a.csv", fileOf(rowOf("ann")));
    expect(summary.failures).toMatchObject([{ row: 1, login: "ann", code: "AccessDenied" }]);
    expect(await desk.read(summary.failedKey)).toContain("not authorized to perform: connect:CreateUser");
    expect(desk.logins()).not.toContain("ann");
  });

  it("fails the file with AccessDenied where its names cannot be looked up any more", async () => {
    const desk = await openDesk({ graph: without("connect:ListRoutingProfiles", "Intake") });
    expect((await desk.process("a.csv", fileOf(rowOf("ann")))).failures).toMatchObject([{ code: "AccessDenied" }]);
  });

  it.each([
    ["Intake", "s3:GetObjectVersion", "s3"],
    ["Intake", "sqs:SendMessage", "sqs"],
    ["Intake", "dynamodb:UpdateItem", "dynamodb"],
    ["Intake", "kms:Decrypt", "s3"],
    ["Consumer", "sqs:ReceiveMessage", "sqs"],
    ["Consumer", "dynamodb:GetItem", "dynamodb"],
    ["Finish", "s3:PutObject", "s3"],
    ["Finish", "s3:DeleteObject", "s3"],
  ])("is refused with AccessDenied when %s needs %s", async (role, action, service) => {
    const desk = await openDesk({ graph: without(action, role) });
    await desk.put("a.csv", fileOf(rowOf("ann"), rowOf("bad login")));
    const refused = await desk.cloud.journal.until(
      (entry) => entry.service === service && (entry.code ?? "").startsWith("AccessDenied"),
      { timeout: 20_000 },
    );
    expect(refused.needs.map((need) => need.action)).toContain(action);
  });
});

it("keeps no upload from its end where people cannot be told of it any more, and the log says so", async () => {
  const desk = await openDesk({ graph: without("sns:Publish", "Finish") });
  expect(await desk.process("a.csv", fileOf(rowOf("ann")))).toMatchObject({ succeeded: 1, failed: 0 });
  expect(await desk.keys("processed/")).toHaveLength(1);
  await desk.cloud.settle();
  expect(desk.printed.join("\n")).toContain("nobody was told");
});

/** Everything that functions do: what goes well, what is refused, what fails for a while, and what stands still. */
async function useAll(desk: Desk) {
  await desk.process("empty.csv", "");
  const upload = await desk.put("a.csv", fileOf(rowOf("ann"), rowOf("bob"), rowOf("no good")));
  await desk.done(upload);
  await desk.seen("ann", "bob");
  const repeated = { Records: [{ s3: { object: { ...upload, eTag: upload.etag } } }] };
  const again = new InvokeCommand({ FunctionName: desk.names.functions.intake, Payload: JSON.stringify(repeated) });
  await desk.clients.lambda.send(again);
  const change = { routing: "Technical Support", security: "Admin", phone: "desk", number: "+6561234567", last: "Lim" };
  await desk.process("b.csv", fileOf(rowOf("ann", { ...change, hierarchy: "billing" })), "update");
  expect(desk.user("ann")?.lastName).toBe("Lim");
  // Only Connect knows that this one has no number.
  await desk.process("b.csv", "user login,phone type\nbob,desk", "update");
  await takeLeftovers(desk);
  // A row that fails for the moment, again and again: throttled.
  desk.connect.setQuota("CreateUser", { rate: 0.001, burst: 1 });
  await desk.process("c.csv", fileOf(rowOf("cyd"), rowOf("dee")));
  await restoreAndSweep(upload, desk);
}

/** Everything allowed that settings may allow, and a file that changes more than two agents held. */
const everything = graphWith(MOST_OF_AGENTS);

const SKILLS = [{ name: "Language", value: "English", level: 1 }];

/** Messages that no upload waits for. */
async function takeLeftovers({ cloud, clients, names, urls }: Desk) {
  const send = (QueueUrl: string, body: object | string) =>
    clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
  const calls = (operation: string, caller: string) =>
    cloud.journal.until(
      (call) => call.operation === operation && cloud.whoIs(call.caller)?.endsWith(`/${caller}`) === true,
    );
  // Created behind the back of an upload that is about to create it: Connect says Duplicate, and it is looked at.
  const created = await cloud.journal.until(({ operation }) => operation === "CreateUser");
  const { RoutingProfileId: routingProfileId, SecurityProfileIds: securityProfileIds } = created.input as never;
  const wanted = { login: "bob", firstName: "Ann", lastName: "Lee", email: "ann@example.com", password: "Passw0rd" };
  const job = {
    ...{ upload: "elsewhere", row: 1, rows: 9, line: 2, login: "bob", verb: "create" },
    wanted: { ...wanted, routingProfileId, securityProfileIds },
  };
  await send(urls.rows, job);
  await calls("SearchUsers", names.functions.consumer);
  // The same row, when it has run out of tries.
  await send(urls.deadLetters, { ...job, row: 2 });
  await calls("DescribeUser", names.functions.bury);
  await send(urls.deadLetters, { ...job, row: 3, wanted: { ...job.wanted, proficiencies: SKILLS } });
  await calls("ListUserProficiencies", names.functions.bury);
  await send(urls.deadLetters, "no letter");
  await calls("PutObject", names.functions.bury);
}

/** An upload that stands still as after a restore of the table to a moment before its end: it is brought to its end again. */
async function restoreAndSweep(upload: Upload, desk: Desk) {
  const { clients, names, ledger, sweep } = desk;
  const lookAgain = async () => {
    await longAgo(upload, desk);
    await sweep();
  };
  const command = new UpdateCommand({
    TableName: names.tables.ledger,
    Key: { pk: `upload#${upload.id}`, sk: "meta" },
    UpdateExpression: "SET #state = :working REMOVE closed, finishing",
    ExpressionAttributeNames: { "#state": "state" },
    ExpressionAttributeValues: { ":working": "working" },
  });
  await clients.dynamo.send(command);
  await desk.cloud.settle();
  await lookAgain();
  await lookAgain();
  await vi.waitFor(
    async () => expect(await ledger.entry(upload.id)).toMatchObject({ state: "working", fullBlocks: 1 }),
    {
      timeout: 30_000,
    },
  );
  await lookAgain();
  await desk.done(upload);
  await desk.cloud.settle();
  await ledger.begin(upload, { owner: "a late event", until: 0 });
  await lookAgain();
  expect(await Array.fromAsync(ledger.underWay())).toEqual([]);
}

/** Files whose event never came, in each of the folders. */
async function sweepUpLost(): Promise<Desk> {
  const graph = graphWithout(EVENTS);
  resource(graph, "aws:lambda/function:Function", "SweepFunction").inputs.environment.variables.SWEEP_AFTER_SECONDS =
    "0.001";
  const desk = await openDesk({ graph });
  const folders = ["create", "update", "remove", "plan/create", "approved"] as const;
  const lost = await Promise.all(folders.map((folder) => desk.put("lost.csv", fileOf(rowOf("ann")), folder)));
  await desk.sweep();
  await Promise.all(lost.map(desk.done));
  return desk;
}

/** What the settings guard: removals, files that are held; and every setting of an agent, with an export of them. */
async function useGuarded(desk: Desk) {
  const cells = "user login,proficiencies,tags";
  for (const skills of ["English:1|Cards:2", "English:3"]) {
    await desk.process("skills.csv", `${cells}\nbob,${skills},a=1\n`, "update");
  }
  await desk.process("none.csv", `${cells}\nbob,-,-\n`, "update");
  await desk.process("foreseen.csv", fileOf(rowOf("ann"), rowOf("fay")), "plan/create");
  await desk.process("leavers.csv", "user login\nm.reyes\n", "remove");
  const many = fileOf(...Array.from({ length: 3 }, (_, index) => rowOf(`many${index}`)));
  desk.connect.setQuota("CreateUser", { rate: 1000, burst: 1000 });
  await desk.process("many.csv", many);
  await desk.seen("many0", "many1", "many2");
  const held = many.replaceAll("Billing", "Technical Support").replace("many0,", "nobody,").replaceAll("\r\n", "\n");
  const { processedKey } = await desk.process(
    "hold.csv",
    `${held}${rowOf("many0", { routing: "Basic Routing Profile" })}\n`,
    "update",
  );
  await desk.process("hold.csv", await desk.read(processedKey), "approved");
}

/** Rows that the shared limiter has no turn for in the next ten minutes: they go to the end of the queue. */
async function comeTooLate(desk: Desk) {
  const command = new UpdateCommand({
    TableName: desk.names.tables.ledger,
    Key: { pk: "limiter#CreateUser", sk: "bucket" },
    UpdateExpression: "SET nextAt = :at",
    ExpressionAttributeValues: { ":at": Date.now() + 600_000 },
  });
  await desk.clients.dynamo.send(command);
  await desk.put("late.csv", fileOf(rowOf("eve")));
  const byConsumer = (caller: string) => desk.cloud.whoIs(caller)?.endsWith(`/${desk.names.functions.consumer}`);
  await desk.cloud.journal.until(({ operation, caller }) => operation === "SendMessage" && byConsumer(caller) === true);
}

it("uses every permission that the stacks grant", { timeout: 300_000 }, async () => {
  const desk = await openDesk({ graph: everything(), retries: [100, 100, 100] });
  await useAll(desk);
  await useGuarded(desk);
  await comeTooLate(desk);
  const short = await openShortOfTime();
  await short.process("large.csv", LARGE.content);
  const exported = await openShortOfExport();
  // Throttled, it looks at the shared limiter.
  exported.connect.setQuota("ListUserProficiencies", { rate: 5, burst: 5 });
  await exported.exportAll();
  const desks = [desk, short, exported, await sweepUpLost()];
  const journal = { entries: () => desks.flatMap(({ cloud }) => cloud.journal.entries()) };
  expect(unusedPermissions(everything(), { ...desk.cloud, journal }, OF_AGENTS)).toEqual([]);
});

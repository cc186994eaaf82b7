import { InvokeCommand } from "@aws-sdk/client-lambda";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { describe, expect, it } from "vitest";
import type { Graph } from "../src/synth/graph.ts";
import { fileOf, openDesk, readGraph, rowOf } from "./desk.ts";

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

/**
 * With the first, S3 answers 404 where a file is gone, and 403 without; no call needs it. The second is for an upload in
 * parts that fails midway.
 */
const ASKED_ELSEWHERE = new Set(["s3:ListBucket", "s3:AbortMultipartUpload"]);

it("uses every permission that the stacks grant", async () => {
  const graph = readGraph();
  const desk = await openDesk({ graph });
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
  // Created behind the back of an upload that is about to create it: Connect says Duplicate, and it is looked at.
  const QueueUrl = `${desk.cloud.endpoint}/${graph.account}`;
  const send = (queue: string, MessageBody: string) =>
    desk.clients.sqs.send(new SendMessageCommand({ QueueUrl: `${QueueUrl}/${queue}`, MessageBody }));
  const wanted = { login: "bob", firstName: "Ann", lastName: "Lee", email: "ann@example.com", password: "Passw0rd" };
  const created = await desk.cloud.journal.until(({ operation }) => operation === "CreateUser");
  const { RoutingProfileId: routingProfileId, SecurityProfileIds: securityProfileIds } = created.input as never;
  const place = { upload: "elsewhere", row: 1, rows: 2, line: 2, login: "bob", verb: "create" };
  await send(
    desk.names.queues.rows,
    JSON.stringify({ ...place, wanted: { ...wanted, routingProfileId, securityProfileIds } }),
  );
  await desk.cloud.journal.until(({ operation }) => operation === "SearchUsers");
  await send(desk.names.queues.deadLetters, "no letter");
  // A row that fails for the moment, again and again: throttled.
  desk.connect.setQuota("CreateUser", { rate: 0.001, burst: 1 });
  await desk.process("c.csv", fileOf(rowOf("cyd"), rowOf("dee"), rowOf("eve")));
  await desk.cloud.journal.until(
    ({ operation, needs }) => operation === "PutObject" && JSON.stringify(needs).includes("unreadable"),
  );

  const used = new Set(
    desk.cloud.journal
      .entries()
      .filter(({ code }) => !code?.startsWith("AccessDenied"))
      .flatMap(({ caller, needs }) => needs.map(({ action }) => `${caller} ${action}`)),
  );
  const granted = graph.resources
    .filter(({ type }) => type === "aws:iam/role:Role")
    .flatMap(({ arn, name, inputs }) => {
      const session = graph.resources.find(({ name: other }) => other === name.replace(/Role$/, "Function"));
      const { accessKeyId } = desk.cloud.credentialsOf(arn, session?.inputs.name);
      const statements = inputs.inlinePolicies.flatMap(
        ({ policy }: { policy: string }) => JSON.parse(policy).Statement,
      );
      return statements.flatMap(({ Action }: { Action: string[] }) =>
        Action.map((action) => ({ name, action, key: `${accessKeyId} ${action}` })),
      );
    });
  expect(
    granted
      .filter(({ key, action }) => !used.has(key) && !ASKED_ELSEWHERE.has(action))
      .map(({ name, action }) => `${name} ${action}`),
  ).toEqual([]);
});

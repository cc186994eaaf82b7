import { InvokeCommand } from "@aws-sdk/client-lambda";
import { HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import { type Desk, EVENTS, fileOf, graphWithout, openDesk, readGraph, rowOf, TEMPLATES } from "./desk.ts";

const eventOf = ({ key, versionId, etag }: Upload) => ({
  Records: [
    { s3: { object: { key: encodeURIComponent(key).replaceAll("%20", "+"), versionId, eTag: etag, sequencer: "1" } } },
  ],
});
async function tellIntake(desk: Desk, event: object) {
  const Payload = JSON.stringify(event);
  const command = new InvokeCommand({ FunctionName: desk.names.functions.intake, Payload });
  const { FunctionError } = await desk.clients.lambda.send(command);
  expect(FunctionError).toBeUndefined();
}
const creations = (desk: Desk) => desk.cloud.journal.find({ service: "connect", operation: "CreateUser" }).length;

describe("an event of the bucket", () => {
  it("may come again, at once or long after, and changes nothing", async () => {
    const desk = await openDesk();
    const upload = await desk.put("a b+c.csv", fileOf(rowOf("ann"), rowOf("bad login")));
    await Promise.all([tellIntake(desk, eventOf(upload)), tellIntake(desk, eventOf(upload))]);
    await desk.done(upload);
    const before = await desk.keys();
    await tellIntake(desk, eventOf(upload));
    expect(await desk.keys()).toEqual(before);
    expect(creations(desk)).toBe(1);
  });

  it("leaves the work to the newer event where the file has been replaced since", async () => {
    const desk = await openDesk({ graph: graphWithout(EVENTS) });
    const first = await desk.put("a.csv", fileOf(rowOf("old")));
    const second = await desk.put("a.csv", fileOf(rowOf("new")));
    await tellIntake(desk, eventOf(second));
    await tellIntake(desk, eventOf(first));
    expect(await desk.done(second)).toMatchObject({ succeeded: 1 });
    expect(desk.logins()).toEqual(["admin", "m.reyes", "new"]);
    expect(await desk.keys("create/")).toEqual([]);
  });

  it("of a file that was replaced while its rows were under way leaves the newer file where it is", async () => {
    const desk = await openDesk({ graph: graphWithout(EVENTS) });
    const first = await desk.put("a.csv", fileOf(rowOf("ann"), rowOf("bad login")));
    await tellIntake(desk, eventOf(first));
    const second = await desk.put("a.csv", fileOf(rowOf("bob")));
    const summary = await desk.done(first);
    expect(await desk.read(summary.failedKey)).toContain("bad login");
    const head = { Bucket: desk.names.bucket, Key: "create/a.csv" };
    const left = await desk.clients.s3.send(new HeadObjectCommand(head)).catch(() => undefined);
    if (left) expect(left.VersionId).toBe(second.versionId);
    await tellIntake(desk, eventOf(second));
    expect(await desk.done(second)).toMatchObject({ succeeded: 1 });
    expect(await desk.keys("create/")).toEqual([]);
  });

  it("of a folder made in the console, or S3's test event, is nothing to do", async () => {
    const desk = await openDesk();
    await desk.clients.s3.send(new PutObjectCommand({ Bucket: desk.names.bucket, Key: "create/", Body: "" }));
    await desk.cloud.runs.until(({ function: name }) => name === desk.names.functions.intake);
    await tellIntake(desk, { Service: "Amazon S3", Event: "s3:TestEvent", Bucket: desk.names.bucket });
    expect(await desk.keys()).toEqual(["create/", ...TEMPLATES]);
  });
});

describe("a row", () => {
  it("that is throttled for ever fails after the retries, with the reason", async () => {
    const desk = await openDesk();
    await desk.process("warm.csv", fileOf(rowOf("warm")));
    desk.connect.setQuota("CreateUser", { rate: 0.001, burst: 1 });
    const { failures, succeeded } = await desk.process("a.csv", fileOf(rowOf("ann"), rowOf("bob")));
    expect(succeeded).toBe(1);
    expect(failures).toMatchObject([
      { code: "ThrottlingException", message: expect.stringContaining("Tried 3 times") },
    ]);
  });

  it("that was changed by a try that failed midway counts as changed, not as one that was so already", async () => {
    const call = { service: "connect", operation: "UpdateUserRoutingProfile", what: "error after" } as const;
    const desk = await openDesk({ faults: { seed: 1, calls: [{ ...call, probability: 1 }] } });
    const off = desk.cloud.journal.on(({ operation }) => {
      if (operation !== "UpdateUserRoutingProfile") return;
      off();
      desk.cloud.calm();
    });
    const file = "user login,last name,routing profile name\nm.reyes,Reyes-Cruz,Technical Support\n";
    expect(await desk.process("a.csv", file, "update")).toMatchObject({ outcomes: { changed: 1, unchanged: 0 } });
    expect(desk.mutations().sort()).toEqual(["UpdateUserIdentityInfo", "UpdateUserRoutingProfile"]);
  });

  it("whose turn does not come in time waits for it, however often, and that is no try", async () => {
    const graph = readGraph();
    const consumer = graph.resources.find(({ name }) => name === "ConsumerFunction");
    if (consumer) {
      consumer.inputs.timeout = 7; // two seconds for calls
      Object.assign(consumer.inputs.environment.variables, {
        QUOTAS: JSON.stringify({ ratePerSecond: 1, burst: 1 }),
        RETRIES: "1",
      });
    }
    const queue = graph.resources.find(({ name }) => name === "RowsQueue");
    if (queue)
      queue.inputs.redrivePolicy = queue.inputs.redrivePolicy.replace(/"maxReceiveCount":\d+/, '"maxReceiveCount":1');
    const desk = await openDesk({ graph });
    const rows = Array.from({ length: 9 }, (_, index) => rowOf(`agent${index}`));
    expect(await desk.process("slow.csv", fileOf(...rows))).toMatchObject({ succeeded: 9, failed: 0 });
    expect(desk.printed.join("\n")).toContain('"outcome":"postponed"');
  });

  it("whose consumer is killed comes back and is done once", async () => {
    const graph = readGraph();
    const rows = graph.resources.find(({ name }) => name === "RowsQueue");
    if (rows) rows.inputs.visibilityTimeoutSeconds = 8;
    const consumer = graph.resources.find(({ name }) => name === "ConsumerFunction");
    if (consumer) consumer.inputs.timeout = 8;
    const desk = await openDesk({ graph });
    // At the first CreateUser the whole consumer is killed: the effect is there, its outcome is not recorded.
    const off = desk.cloud.journal.on(({ operation }) => {
      if (operation === "CreateUser") off();
      if (operation === "CreateUser") desk.cloud.kill(desk.names.functions.consumer);
    });
    const logins = ["ann", "bob", "cyd"];
    const summary = await desk.process("a.csv", fileOf(...logins.map((login) => rowOf(login))));
    expect(summary).toMatchObject({ rows: 3, succeeded: 3, failed: 0 });
    expect(desk.logins()).toEqual(["admin", "ann", "bob", "cyd", "m.reyes"]);
    expect(desk.cloud.runs.find({ outcome: "crash" })).toHaveLength(1);
  });

  it("that nobody here wrote is kept beside the failures", async () => {
    const desk = await openDesk();
    const letter = { QueueUrl: desk.urls.deadLetters, MessageBody: "what is this?" };
    const { MessageId } = await desk.clients.sqs.send(new SendMessageCommand(letter));
    await desk.cloud.journal.until(({ service, operation }) => service === "sqs" && operation === "DeleteMessageBatch");
    expect(await desk.keys("failed/")).toEqual([`failed/unreadable/${MessageId}.txt`]);
    expect(await desk.read(`failed/unreadable/${MessageId}.txt`)).toBe("what is this?");
  });
});

import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Job } from "@frontdesk/core/agents/job.ts";
import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it, vi } from "vitest";
import { EVENT_SOURCES, EVENTS, fileOf, graphWithout, readGraph, rowOf } from "./desk.ts";
import { MINUTE, openSwept, rows } from "./swept.ts";

describe("the sweep of uploads", () => {
  it("has an intake that died gone on with, from where it was, without a row sent twice", async () => {
    const { put, takeInByHand, ports, sweepIn, done, rowsSent, ledger } = await openSwept();
    const upload = await put("a.csv", fileOf(...rows(35)));
    const sendJobs = async (batch: Job[]) => {
      if (batch[0]?.row === 21) throw new Error("died");
      await ports.queue.sendJobs(batch);
    };
    await expect(takeInByHand(upload, { sendJobs })).rejects.toThrow("died");
    expect(await ledger.entry(upload.id)).toMatchObject({ state: "reading", sentTo: 20 });
    expect(await sweepIn(6)).toEqual([{ upload: upload.id, outcome: "intake stands still" }]);
    expect(await done(upload)).toMatchObject({ rows: 35, succeeded: 35, failed: 0 });
    expect(rowsSent()).toBe(35);
  });

  it("leaves the reading to an intake that is still at it", async () => {
    const { put, sweepIn, ledger } = await openSwept();
    const upload = await put("a.csv", fileOf(rowOf("ann")));
    await ledger.begin(upload, { owner: "at it", until: Date.now() + 10 * MINUTE });
    expect(await sweepIn(6)).toEqual([]);
    expect(await sweepIn(11)).toEqual([{ upload: upload.id, outcome: "intake stands still" }]);
  });

  it("leaves a file alone that waits for its rehearsal, as long as that goes on", async () => {
    const { put, sweepIn, ledger } = await openSwept();
    const upload = await put("a.csv", fileOf(rowOf("ann")));
    const rehearsal = uploadOf({ ...upload, rehearsal: true });
    await ledger.begin(upload, { owner: "gone", until: Date.now() - 1 });
    await ledger.wait(upload.id);
    await ledger.begin(rehearsal, { owner: "at it", until: Date.now() + 10 * MINUTE });
    expect(await sweepIn(6)).toEqual([]);
    expect(await sweepIn(11)).toEqual([{ upload: rehearsal.id, outcome: "intake stands still" }]);
  });

  it("asks for a finish that nobody asked for, of rows and of a file that was refused whole", async () => {
    const { put, takeInByHand, sweepIn, done, ledger, underWay } = await openSwept();
    const [upload, refused] = [await put("a.csv", fileOf(...rows(2))), await put("b.csv", "")];
    for (const job of await takeInByHand(upload)) await ledger.succeed(job, "created");
    await ledger.begin(refused, { owner: "by hand", until: Date.now() - 1 });
    await ledger.refuse(refused.id, { code: "EmptyFile", message: "The file is empty." });
    const found = [upload, refused].map(({ id }) => ({ upload: id, outcome: "not finished" }));
    expect(await sweepIn(0)).toEqual([]);
    expect(await sweepIn(6)).toEqual(expect.arrayContaining(found));
    expect(await done(upload)).toMatchObject({ rows: 2, succeeded: 2 });
    expect(await done(refused)).toMatchObject({ failures: [{ code: "EmptyFile" }] });
    await vi.waitFor(async () => expect(await underWay()).toEqual([]), { timeout: 30_000 });
  });

  it("leaves an upload alone whose rows wait or are under way, and forgets that they seemed lost", async () => {
    const opened = await openSwept({ graph: graphWithout(EVENTS, EVENT_SOURCES) });
    const { put, takeInByHand, sweepIn, ports, clients, urls, ledger, underWay } = opened;
    const upload = await put("a.csv", fileOf(...rows(3)));
    const jobs = await takeInByHand(upload);
    const purge = () => clients.sqs.send(new PurgeQueueCommand({ QueueUrl: urls.rows }));
    const mayBeLost = [{ upload: upload.id, outcome: "rows may be lost" }];
    const before = await ledger.entry(upload.id);

    expect(await sweepIn(6)).toEqual(mayBeLost);
    await ports.queue.sendJobs(jobs);
    expect(await sweepIn(12)).toEqual([]);
    expect((await underWay()).map(({ lostSince }) => lostSince)).toEqual([undefined]);
    await purge();
    expect(await sweepIn(18)).toEqual(mayBeLost);
    expect(await sweepIn(19)).toEqual([]);
    expect(await ledger.entry(upload.id)).toEqual(before);
  });

  it("has exactly the rows sent again that were lost, and the upload finishes", async () => {
    const logins = rows(20).map((_, index) => `agent${index}`);
    const agent = { firstName: "Ann", lastName: "Lee", email: "ann@example.com" };
    const profiles = { routingProfile: "Basic", securityProfiles: ["Agent"] };
    const instance = readInstance({
      id: "11111111-2222-4333-8444-555555555555",
      securityProfiles: ["Agent"],
      routingProfiles: ["Basic", "Billing"],
      users: logins.map((login) => ({ login, ...agent, ...profiles })),
    });
    const graph = readGraph();
    const [consumer, queue] = ["ConsumerFunction", "RowsQueue"].map((name) =>
      graph.resources.find((resource) => resource.name === name),
    );
    if (consumer) consumer.inputs.environment.variables.RETRIES = "100";
    if (queue)
      queue.inputs.redrivePolicy = queue.inputs.redrivePolicy.replace(/"maxReceiveCount":\d+/, '"maxReceiveCount":100');
    // Rows that change a name come back again and again, until it is calm.
    const what = "error before" as const;
    const faults = {
      seed: 1,
      calls: [{ service: "connect", operation: "UpdateUserIdentityInfo", what, probability: 1 }],
    };
    const opened = await openSwept({ graph, instance, faults });
    const { put, sweepIn, cloud, clients, urls, ledger, done, rowsSent, user } = opened;
    const lines = logins.map((login, index) => (index % 2 === 0 ? `${login},Lim,` : `${login},,Billing`));
    const upload = await put("a.csv", ["user login,last name,routing profile name", ...lines, ""].join("\n"), "update");
    await vi.waitFor(async () => expect((await ledger.count(upload.id)).succeeded).toBe(10), { timeout: 30_000 });
    await clients.sqs.send(new PurgeQueueCommand({ QueueUrl: urls.rows }));
    await cloud.settle();
    expect(await ledger.entry(upload.id)).toMatchObject({ state: "working", survey: { rows: 20 } });
    cloud.calm();
    expect(rowsSent()).toBe(20);

    expect(await sweepIn(6)).toEqual([{ upload: upload.id, outcome: "rows may be lost" }]);
    expect(await sweepIn(10)).toEqual([]);
    expect(await sweepIn(12)).toEqual([{ upload: upload.id, outcome: "rows are lost" }]);
    expect(await done(upload)).toMatchObject({ rows: 20, succeeded: 20, failed: 0 });
    expect(rowsSent()).toBe(30);
    expect([user("agent0")?.lastName, user("agent1")?.routingProfile]).toEqual(["Lim", "Billing"]);
  });

  it("has a row done that was lost after it had been postponed", async () => {
    const { put, takeInByHand, sweepIn, ledger, cloud } = await openSwept();
    const upload = await put("a.csv", fileOf(...rows(2)));
    const [first] = await takeInByHand(upload);
    if (first) await ledger.postponed(first, 1);
    expect(await sweepIn(6)).toEqual([{ upload: upload.id, outcome: "rows may be lost" }]);
    expect(await sweepIn(12)).toEqual([{ upload: upload.id, outcome: "rows are lost" }]);
    await cloud.settle();
    expect(await ledger.count(upload.id)).toEqual({ succeeded: 2, failed: 0 });
  });

  it("closes a full block whose run died before it did, without a row sent, and then asks for the finish", async () => {
    const { put, takeInByHand, sweepIn, clients, names, ledger, done, rowsSent } = await openSwept();
    const upload = await put("a.csv", fileOf(...rows(101)));
    for (const job of await takeInByHand(upload)) await ledger.succeed(job, "created");
    const open = new UpdateCommand({
      TableName: names.tables.ledger,
      Key: { pk: `upload#${upload.id}`, sk: "meta" },
      UpdateExpression: "DELETE closed :first",
      ExpressionAttributeValues: { ":first": new Set([0]) },
    });
    await clients.dynamo.send(open);
    expect(await ledger.entry(upload.id)).toMatchObject({ state: "working", fullBlocks: 1 });
    const outcomes: string[] = [];
    for (const minutes of [6, 12]) outcomes.push(...(await sweepIn(minutes)).map(({ outcome }) => outcome));
    await vi.waitFor(
      async () => expect(await ledger.entry(upload.id)).toMatchObject({ state: "working", fullBlocks: 2 }),
      { timeout: 30_000 },
    );
    outcomes.push(...(await sweepIn(18)).map(({ outcome }) => outcome));
    expect(outcomes).toEqual(["rows may be lost", "rows are lost", "not finished"]);
    expect(await done(upload)).toMatchObject({ rows: 101, succeeded: 101 });
    expect(rowsSent()).toBe(0);
  });

  it("forgets an upload that has ended and is listed again", async () => {
    const { put, ledger, sweepIn, underWay, done } = await openSwept({ graph: readGraph() });
    const upload = await put("a.csv", fileOf(rowOf("ann")));
    await done(upload);
    const finished = await ledger.entry(upload.id);
    await ledger.begin(upload, { owner: "late", until: Date.now() });
    expect(await sweepIn(0)).toEqual([]);
    expect(await sweepIn(6)).toEqual([{ upload: upload.id, outcome: "ended" }]);
    expect(await underWay()).toEqual([]);
    expect(await ledger.entry(upload.id)).toEqual(finished);
  });
});

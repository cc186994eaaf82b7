import { readFile } from "node:fs/promises";
import path from "node:path";
import { CreateRoutingProfileCommand } from "@aws-sdk/client-connect";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { fileOf, openDesk, rowOf, TEMPLATES } from "./desk.ts";

describe("a file dropped into create/", () => {
  it("becomes agents, and a failures file that creates the rest once the missing profile is there", async () => {
    const desk = await openDesk();
    const sample = await readFile(path.join(ROOT, "samples", "agents.csv"));
    const first = await desk.process("agents.csv", sample);

    expect(first).toMatchObject({ key: "create/agents.csv", rows: 12, succeeded: 10, failed: 2 });
    expect(first.failures.map(({ row, login, code }) => [row, login, code])).toEqual([
      [6, "m.garcia", "UnknownRoutingProfile"],
      [9, "s.rossi", "InvalidPhoneNumber"],
    ]);
    expect(desk.user("e.nguyen")).toMatchObject({
      firstName: "Emma",
      lastName: "Nguyen",
      email: "emma.nguyen@example.com",
      routingProfile: "Technical Support",
      securityProfiles: ["Agent", "QualityAnalyst"],
      hierarchy: ["technical support", "Australia", "Sydney"],
      phoneType: "SOFT_PHONE",
      autoAccept: expect.objectContaining({ VOICE: true }),
      afterContactWork: expect.objectContaining({ VOICE: 60 }),
    });
    expect(desk.user("z.mueller")?.firstName).toBe("Zoë");
    expect(desk.user("e.kim")?.lastName).toBe("Kim, Jr.");
    expect(desk.connect.checkPassword("e.nguyen", "Welcome2Frontdesk")).toBe(true);

    expect(first.failedKey).toMatch(/^failed\/failedActions-[\dTZ-]+\.csv\.bak$/);
    expect(first.processedKey).toMatch(/^processed\/create\/agents\.csv-[\dTZ-]+\.bak$/);
    expect(await desk.read(first.processedKey)).toBe(sample.toString());
    expect(await desk.keys("create/")).toEqual([]);

    const RoutingProfile = { Name: "Premium Support", Description: "-", MediaConcurrencies: [] };
    const InstanceId = desk.connect.instanceId;
    const DefaultOutboundQueueId = InstanceId;
    await desk.clients.connect.send(
      new CreateRoutingProfileCommand({ InstanceId, DefaultOutboundQueueId, ...RoutingProfile }),
    );
    const failures = await desk.read(first.failedKey);
    const again = await desk.process(path.basename(String(first.failedKey)), failures);
    expect(again).toMatchObject({ rows: 2, succeeded: 1, failed: 1 });
    expect(desk.user("m.garcia")?.routingProfile).toBe("Premium Support");
    expect(await desk.read(again.failedKey)).toBe(
      [failures.split("\r\n")[0], failures.split("\r\n")[2], ""].join("\r\n"),
    );
  });

  it("has its key whatever letters, spaces and signs are in it", async () => {
    const desk = await openDesk();
    const name = "team a+b/agënts 100% (neu) 日本.csv";
    const summary = await desk.process(name, fileOf(rowOf("ann")));
    expect(summary).toMatchObject({ key: `create/${name}`, succeeded: 1, failed: 0, failedKey: null });
    expect(summary.processedKey).toContain(`processed/create/${name}-`);
    const reports = [summary.reportKey, summary.reportKey?.replace(/html$/, "json")];
    expect(await desk.keys()).toEqual([summary.processedKey, ...reports, ...TEMPLATES]);
  });

  it("names the failures of each upload apart, however many end at once", async () => {
    const desk = await openDesk();
    const drops = Array.from({ length: 8 }, (_, index) => desk.put(`${index}.csv`, fileOf(rowOf("no good"))));
    const summaries = await Promise.all(drops.map(async (dropped) => desk.done(await dropped)));
    expect(new Set(summaries.map(({ failedKey }) => failedKey)).size).toBe(8);
  });

  it("does many rows with several consumers, each of them once", async () => {
    const desk = await openDesk({ connectRate: 100, connectBurst: 50 });
    const rows = Array.from({ length: 150 }, (_, index) => rowOf(`agent${index}`));
    expect(await desk.process("many.csv", fileOf(...rows))).toMatchObject({ rows: 150, succeeded: 150, failed: 0 });
    const created = desk.cloud.journal.find({ service: "connect", operation: "CreateUser", status: 200 });
    expect(created).toHaveLength(150);
    expect(new Set(desk.cloud.runs.find({ function: desk.names.functions.consumer }).map(({ pid }) => pid)).size).toBe(
      2,
    );
  });

  it("keeps passwords out of every log line, ledger item, journal entry and trace", async () => {
    const desk = await openDesk();
    const secret = "Sesame0pen";
    await desk.process("a.csv", fileOf(rowOf("ann", { password: secret }), rowOf("bo b", { password: secret })));
    const { Items } = await desk.clients.dynamo.send(new ScanCommand({ TableName: desk.names.tables.ledger }));
    expect(Items?.length).toBeGreaterThan(2);
    expect(desk.cloud.traces.entries()).not.toEqual([]);
    const seen = JSON.stringify(
      [Items, desk.printed, desk.cloud.journal.find({ service: "connect" }), desk.cloud.traces.entries()],
      (_, value) => (value instanceof Set ? [...value] : value),
    );
    expect(seen).not.toContain(secret);
    expect(desk.connect.checkPassword("ann", secret)).toBe(true);
  });
});

import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmergenciesTold } from "../../src/console/told/emergency.ts";
import { type ConsoleDesk, openConsoleDesk } from "./console-desk.ts";
import { setOn } from "./set-on.ts";
import { topicsOf } from "./topics.ts";

let desk: ConsoleDesk;
beforeAll(async () => {
  desk = await openConsoleDesk();
}, 60_000);
afterAll(() => desk?.close());

const board = () => dynamoBoard({ client: desk.clients.dynamo, table: desk.names.tables.emergencies });
const of = (told: EmergenciesTold, name: string) => told.places.find((place) => place.name === name);

describe("the emergency board on the page", () => {
  it("has the locations that are deployed, follows each change, and an end that comes by itself", async () => {
    const topics = topicsOf(desk.url, "emergencies");
    const first = await topics.until<EmergenciesTold>("emergencies", () => true);
    expect(first).toMatchObject({ inForce: 0, version: 0 });
    expect(first.places.map(({ name, state }) => [name, state])).toEqual([
      ["Singapore", "never"],
      ["Manila", "never"],
      ["Sydney", "never"],
    ]);

    const until = Date.now() + 1_500;
    await setOn(board(), { places: ["Manila"], type: "Fire alarm", until });
    const set = await topics.until<EmergenciesTold>("emergencies", ({ version }) => version === 1);
    expect(set.inForce).toBe(1);
    expect(of(set, "Manila")).toEqual({
      ...{ name: "Manila", timeZone: "Asia/Manila", state: "emergency", type: "Fire alarm" },
      last: { at: expect.any(Number), until, name: "Priya Shah", by: "+61491570156" },
    });

    const ended = await topics.until<EmergenciesTold>("emergencies", (told) => of(told, "Manila")?.state === "ended");
    expect([ended.inForce, ended.version]).toEqual([0, 1]);

    await setOn(board(), { places: ["Sydney", "Perth"], removed: "Flood" });
    const removed = await topics.until<EmergenciesTold>("emergencies", ({ version }) => version === 2);
    await topics.close();
    expect(of(removed, "Sydney")).toMatchObject({ state: "normal", type: "Flood", timeZone: "Australia/Sydney" });
    expect(of(removed, "Perth")).not.toHaveProperty("timeZone");
  });

  it("has a history in pages, the newest first", async () => {
    const { version } = await board().newest();
    for (let more = version; more < 11; more++) await setOn(board(), { places: ["Manila"], type: "Power outage" });
    await setOn(board(), { places: ["Sydney", "Manila", "Singapore"] });
    const { body: first } = await desk.ask("/api/emergencies/history");
    expect(first).toMatchObject({ total: 12, page: 0, pageSize: 10 });
    expect(first.changes).toHaveLength(10);
    expect(first.changes[0]).toMatchObject({ version: 12, isOfAll: true, name: "Priya Shah" });
    expect(first.changes[0]).not.toHaveProperty("type");
    expect(first.changes[1]).toMatchObject({ version: 11, places: ["Manila"], timeZone: "Asia/Manila" });
    const { body: second } = await desk.ask("/api/emergencies/history?page=1");
    expect(second.changes.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    expect((await desk.ask("/api/emergencies/history?page=9")).body).toMatchObject({ changes: [], total: 12 });
    expect((await desk.ask("/api/emergencies/history?page=-1")).status).toBe(400);
  });
});

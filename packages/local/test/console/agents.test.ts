import { request } from "node:http";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UploadsTold, UploadTold } from "../../src/console/told/upload.ts";
import type { UsersTold } from "../../src/console/told/user.ts";
import { fileOf, rowOf } from "../desk.ts";
import { type ConsoleDesk, openConsoleDesk } from "./console-desk.ts";
import { topicsOf } from "./topics.ts";

let desk: ConsoleDesk;
beforeAll(async () => {
  desk = await openConsoleDesk();
});
afterAll(() => desk?.close());

const drop = (name: string, body: string, into = "create") =>
  desk.ask(`/api/drop?into=${encodeURIComponent(into)}&name=${encodeURIComponent(name)}`, { method: "POST", body });

/** Drops a file and waits until the page is told that it is finished. */
async function finished(name: string, body: string, into = "create"): Promise<UploadTold> {
  const { body: dropped } = await drop(name, body, into);
  return ended(dropped.id);
}

async function ended(id: string): Promise<UploadTold> {
  const topics = topicsOf(desk.url, "uploads");
  const isIt = (one: UploadTold) => one.id === id && one.state === "finished";
  const { uploads } = await topics.until<UploadsTold>("uploads", (told) => told.uploads.some(isIt));
  await topics.close();
  return uploads.find(isIt) as UploadTold;
}

// First, while the file has most of the users.
describe("a file that is held", () => {
  it("is done once it is approved, as it was dropped, and nothing else can be approved", async () => {
    const logins = Array.from({ length: 24 }, (_, index) => `lee${index}`);
    await finished("team.csv", fileOf(...logins.map((login) => rowOf(login))));
    const moved = fileOf(...logins.map((login) => rowOf(login, { routing: "Technical Support" })));
    const upload = await finished("moved.csv", moved, "update");
    expect(upload).toMatchObject({ isHeld: true, refused: { code: "Held" } });
    const { body } = await desk.ask(`/api/uploads/${upload.id}/approved`, { method: "POST" });
    expect(body.key).toBe("approved/update/moved.csv");
    expect(await ended(body.id)).toMatchObject({ isHeld: false, outcomes: { changed: 24 } });
    const twice = await desk.ask(`/api/uploads/${upload.id}/approved`, { method: "POST" });
    expect(twice).toMatchObject({ status: 409, body: { message: "It was approved before." } });
    const again = await desk.ask(`/api/uploads/${body.id}/approved`, { method: "POST" });
    expect(again).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining("no such file that is held") },
    });
  });
});

describe("a file that is dropped on the page", () => {
  it("is told of from the drop to its report, with the reasons of the rows that failed", async () => {
    const logins = Array.from({ length: 249 }, (_, index) => `ada${index}`);
    const before = desk.connect.userCount();
    const topics = topicsOf(desk.url, "uploads", "users");
    const { body: dropped } = await drop(
      "june.csv",
      fileOf(rowOf("bea", { routing: "Nowhere" }), ...logins.map((login) => rowOf(login))),
    );
    const of = ({ uploads }: UploadsTold) => uploads.find(({ id }) => id === dropped.id);
    const first = await topics.until<UploadsTold>("uploads", (told) => of(told) !== undefined);
    expect(of(first)).toMatchObject({ key: "create/june.csv", folder: "create", verb: "create", isPlan: false });
    const amid = await topics.until<UploadsTold>("uploads", (told) => (of(told)?.failures.length ?? 0) > 0);
    expect(of(amid)).toMatchObject({
      ...{ state: "working", rows: 250 },
      failures: [{ row: 1, line: 2, login: "bea", code: "UnknownRoutingProfile" }],
    });
    const last = await topics.until<UploadsTold>("uploads", (told) => of(told)?.state === "finished");
    expect(of(last)).toMatchObject({
      ...{ rows: 250, succeeded: 249, failed: 1, allowed: 100, isHeld: false },
      outcomes: { created: 249, failed: 1 },
      failedKey: expect.stringMatching(/^failed\//),
      reportKey: `reports/${dropped.id}.html`,
    });
    await topics.until<UsersTold>("users", ({ count: users }) => users === before + 249);
    const { body: found } = await desk.ask("/api/users?search=ada0");
    expect(found.users[0]).toMatchObject({ login: "ada0", last: { login: "ada0", operation: "CreateUser" } });
    await topics.close();
  });

  it("is told of as well where somebody else drops it", async () => {
    const topics = topicsOf(desk.url, "uploads");
    const body = { Bucket: desk.names.bucket, Key: "plan/create/by-cli.csv", Body: fileOf(rowOf("cy")) };
    await desk.clients.s3.send(new PutObjectCommand(body));
    const { uploads } = await topics.until<UploadsTold>("uploads", (told) =>
      told.uploads.some(({ key, state }) => key === "plan/create/by-cli.csv" && state === "finished"),
    );
    expect(uploads.find(({ key }) => key === "plan/create/by-cli.csv")).toMatchObject({
      ...{ isPlan: true, verb: "create", outcomes: { created: 1 } },
    });
    await topics.close();
  });

  it("is refused with the reason where it can never work, and has no rows to mend", async () => {
    const upload = await finished("nothing.csv", "");
    expect(upload).toMatchObject({ refused: { code: "EmptyFile" }, succeeded: 0 });
    const { body } = await desk.ask(`/api/uploads/${upload.id}/failed-rows`);
    expect(body).toMatchObject({ columns: [], total: 1 });
  });

  it.each([
    ["notes.txt", "create"],
    ["../june.csv", "create"],
    ["a/b.csv", "create"],
    ["june\n.csv", "create"],
    [".csv", "create"],
    ["june.csv", "reports"],
    ["june.csv", "held"],
  ])("is not taken as %j into %s", async (name, into) => {
    const { status, body } = await drop(name, fileOf(rowOf("dee")), into);
    expect(status).toBe(400);
    expect(body.message).toMatch(/a file is dropped whose name ends with .csv|Invalid option/);
  });
});

describe("rows that failed", () => {
  it("are mended in place and dropped back, twice too", async () => {
    const upload = await finished("may.csv", fileOf(rowOf("eve", { routing: "X" }), rowOf("fay", { security: "Y" })));
    const { body: rows } = await desk.ask(`/api/uploads/${upload.id}/failed-rows`);
    expect(rows).toMatchObject({ total: 2, secret: [3], rows: [{ index: 0 }, { index: 1 }] });
    expect(rows.rows[1].error).toMatch(/^UnknownSecurityProfile: /);
    const column = rows.columns.indexOf("routing profile name");
    const json = { cells: [{ row: 0, column, value: "Billing" }], without: [1] };
    const mend = () => desk.ask(`/api/uploads/${upload.id}/mended`, { method: "POST", json });
    const { body: back } = await mend();
    expect(back.key).toBe("create/may-mended.csv");
    expect(await ended(back.id)).toMatchObject({ rows: 1, outcomes: { created: 1 } });
    const { body: again } = await mend();
    // The same agent is there already: nothing is done twice, and nothing fails.
    expect(await ended(again.id)).toMatchObject({ rows: 1, succeeded: 1, failed: 0 });
  });

  it("are not to be had of a file that nobody knows, nor mended where they are not", async () => {
    expect(await desk.ask("/api/uploads/nobody/failed-rows")).toMatchObject({ status: 404 });
    const upload = await finished("april.csv", fileOf(rowOf("hal", { routing: "X" })));
    const mend = (json: unknown) => desk.ask(`/api/uploads/${upload.id}/mended`, { method: "POST", json });
    expect(await mend({ cells: [{ row: 7, column: 0, value: "x" }], without: [] })).toMatchObject({
      ...{ status: 400, body: { message: "Row 7 has no cell 0." } },
    });
    expect(await mend({ cells: [], without: [0] })).toMatchObject({ status: 400 });
    expect(await mend({ cells: "all" })).toMatchObject({ status: 400 });
  });
});

describe("the users of the instance", () => {
  it("are found by login, name or profile, those that changed last first", async () => {
    await finished("users.csv", fileOf(rowOf("ivy"), rowOf("joy")));
    const { body } = await desk.ask("/api/users?search=ann%20billing");
    expect(body.users.map(({ login }: { login: string }) => login)).toEqual(expect.arrayContaining(["ivy", "joy"]));
    expect(body.users[0].last).toMatchObject({ operation: "CreateUser" });
    expect((await desk.ask("/api/users?search=nobody-at-all")).body).toMatchObject({ users: [], total: 0 });
    expect(await desk.ask("/api/users?page=-1")).toMatchObject({ status: 400 });
  });
});

describe("the bucket's files", () => {
  it("are opened where they are reports, with no script, and saved where they are anything else", async () => {
    const upload = await finished("files.csv", fileOf(rowOf("kay", { routing: "<script>" })));
    const report = await fetch(`${desk.url}/files/${upload.reportKey}`);
    expect(report.headers.get("content-type")).toMatch(/^text\/html/);
    expect(report.headers.get("content-security-policy")).toMatch(/^sandbox (?!.*allow-scripts).*default-src 'none'/);
    const failures = await fetch(`${desk.url}/files/${upload.failedKey}`);
    expect(failures.headers.get("content-disposition")).toMatch(/^attachment; filename/);
    expect(await failures.text()).toContain("kay");
    expect((await fetch(`${desk.url}/files/reports/none.html`)).status).toBe(404);
  });
});

describe("the page's server", () => {
  it.each<[string, Record<string, string>]>([
    ["a page of elsewhere", { origin: "https://example.com" }],
    ["a cross-site request", { "sec-fetch-site": "cross-site" }],
    ["a host name of elsewhere that leads here", { host: "rebound.example.com" }],
  ])("refuses %s", async (_what, headers) => {
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    request(`${desk.url}/api/desk`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
    expect(await promise).toBe(403);
  });

  it("looks on without a trace in the journal", async () => {
    const before = desk.cloud.journal.entries().length;
    const topics = topicsOf(desk.url, "uploads", "users");
    await topics.until("uploads", () => true);
    await desk.ask("/api/users");
    await topics.close();
    expect(desk.cloud.journal.entries().length).toBe(before);
  });

  it("has the page and what it needs, lets it load nothing else, and says what it has not", async () => {
    for (const path of ["/", "/page.js", "/page.css", "/icon.svg"]) {
      const answer = await fetch(`${desk.url}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
      expect((await answer.text()).length).toBeGreaterThan(100);
    }
    expect(await desk.ask("/nothing")).toMatchObject({ status: 404 });
    expect(await desk.ask("/events?topics=uploads,secrets")).toMatchObject({
      ...{ status: 404, body: { message: "There is no topic secrets." } },
    });
  });
});

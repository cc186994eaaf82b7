import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { ConnectClient, ListUsersCommand } from "@aws-sdk/client-connect";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { readyIn, runCommand } from "./running.ts";

const INSTANCE = "11111111-2222-4333-8444-555555555555";

describe("npm start", () => {
  it("drops the sample, says which rows failed and why, and ends with one JSON summary", async () => {
    const { stdout, exit } = await runCommand("start", ["--once", "--json", "--port", "0"]);
    const [last = ""] = (await stdout).trimEnd().split("\n").slice(-1);
    expect(await exit).toBe(0);
    expect(JSON.parse(last)).toEqual({
      uploads: [
        {
          key: "create/agents.csv",
          verb: "create",
          isPlan: false,
          isHeld: false,
          rows: 12,
          succeeded: 10,
          failed: 2,
          failedKey: expect.stringMatching(/^failed\/failedActions-.+\.csv\.bak$/),
          processedKey: expect.stringMatching(/^processed\/create\/agents\.csv-.+\.bak$/),
          reportKey: expect.stringMatching(/^reports\/[0-9a-f]{24}\.html$/),
          outcomes: { created: 10, changed: 0, unchanged: 0, removed: 0, absent: 0, failed: 2 },
          failures: [
            expect.objectContaining({ row: 6, login: "m.garcia", code: "UnknownRoutingProfile" }),
            expect.objectContaining({ row: 9, login: "s.rossi", code: "InvalidPhoneNumber" }),
          ],
        },
      ],
    });
  });

  it("tells a person the same without --json", async () => {
    const { stdout, exit } = await runCommand("start", [
      "--once",
      "--port",
      "0",
      "--connect-rate",
      "50",
      "--connect-burst",
      "50",
    ]);
    const said = await stdout;
    expect(await exit).toBe(0);
    expect(said).toMatch(/10 of 12 agents done \(10 created\), 2 failed\./);
    expect(said).toMatch(/line 7, m\.garcia: “routing profile name”: the instance has no “Premium Support”/);
    expect(said).toMatch(/failed\/failedActions-/);
    const [, report = ""] = /^The report: (\S+)$/m.exec(said) ?? [];
    const links = [...(await readFile(path.resolve(ROOT, report), "utf8")).matchAll(/href="(\.\.\/[^"]+)"/g)];
    expect(links.length).toBeGreaterThan(1);
    for (const [, link = ""] of links)
      expect(existsSync(path.resolve(ROOT, path.dirname(report), link)), link).toBe(true);
  });

  it.each([
    [["--file", "nowhere.csv"], /nowhere\.csv cannot be read/],
    [["--into", "delete"], /Allowed choices are create, update/],
    [["--instance", "package.json"], /package\.json: The instance cannot be read:/],
    [["--port", "abc"], /A port is a whole number/],
    [["--connect-rate", "0"], /greater than 0/],
  ])("says what is wrong with %j, and ends with a failure", async (args, said) => {
    const { stderr, exit } = await runCommand("start", ["--once", ...args]);
    expect(await stderr).toMatch(said);
    expect(await exit).not.toBe(0);
  });
});

describe("npm run local", () => {
  it("serves without dropping anything, tells how to reach it, and ends cleanly when asked", async () => {
    const { child, exit, state } = await runCommand("local", ["--port", "0"]);
    const local = await readyIn(state, exit);
    expect(local).toMatchObject({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      region: "us-east-1",
      connectInstanceId: INSTANCE,
      bucket: expect.stringContaining("frontdesk-local"),
      tables: { ledger: expect.any(String) },
      queues: { rows: expect.stringContaining(local.endpoint), deadLetters: expect.any(String) },
      functions: { intake: expect.any(String), consumer: expect.any(String) },
    });
    const client = new ConnectClient({
      endpoint: local.endpoint,
      region: local.region,
      credentials: local.credentials,
    });
    const { UserSummaryList } = await client.send(new ListUsersCommand({ InstanceId: local.connectInstanceId }));
    expect(UserSummaryList?.map(({ Username }) => Username)).toEqual(["admin", "m.reyes"]);
    const page = await fetch(local.console);
    expect(await page.text()).toContain("<title>Frontdesk</title>");
    // A page that is open does not keep the front desk from ending.
    const stream = await fetch(`${local.console}/events?topics=uploads`);
    const said = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await said?.read())?.value).toMatch(/^event: uploads/);
    child.kill("SIGTERM");
    expect(await exit).toBe(0);
    await expect(said?.read()).rejects.toThrow();
  });

  it.each(["--port", "--console-port"])("says so where the port of %s is taken", async (option) => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const { stderr, exit } = await runCommand("local", ["--port", "0", option, String(port)]);
    expect(await stderr).toContain(`port ${port} is taken`);
    expect(await exit).toBe(1);
  });
});

describe("npm run export", () => {
  it("writes the users of the front desk that runs here as a file that can be dropped back", async () => {
    const { exit, state } = await runCommand("local", ["--port", "0"]);
    await readyIn(state, exit);
    const exported = await runCommand("export", [], { FRONTDESK_STATE: state });
    expect(await exported.exit).toBe(0);
    const said = await exported.stdout;
    expect(said).toMatch(/^2 users are in s3:\/\/\S+\/export\/users-\S+\.csv\n/);
    const [, file = ""] = /^and in (\S+)\./m.exec(said) ?? [];
    const rows = (await readFile(path.resolve(ROOT, file), "utf8")).split("\r\n");
    expect(rows.map((row) => row.split(",")[6])).toEqual(["user login", "admin", "m.reyes", undefined]);
  });

  it("prints those of an instance of its own where none runs, and nothing else", async () => {
    const { stdout, exit } = await runCommand("export", ["--print"]);
    expect(await stdout).toMatch(/^first name,last name,.*\r\n.*\badmin\b.*\r\n.*\bm\.reyes\b.*\r\n$/);
    expect(await exit).toBe(0);
  });
});

describe("npm run synth", () => {
  it("lists what a deployment would create", async () => {
    const { stdout, exit } = await runCommand("synth", []);
    expect(await stdout).toMatch(/aws:sqs\/queue:Queue +RowsQueue/);
    expect(await exit).toBe(0);
  });

  it.each([
    ['{"agents":{"retries":0}}', /^settings\.ts: .*\n.*agents\.retries\n$/],
    ["retries=5", /^FRONTDESK_SETTINGS must be a JSON object, such as \{"agents":\{"retries":5\}\}\n$/],
    ['{"password":"Passw0rd"', /^FRONTDESK_SETTINGS must be a JSON object, (?!.*Passw0rd).+\n$/],
    ["[5]", /^FRONTDESK_SETTINGS must be a JSON object, .+\n$/],
  ])("says in a sentence what is wrong with the settings %s", async (settings, sentence) => {
    const { stderr, exit } = await runCommand("synth", [], { FRONTDESK_SETTINGS: settings });
    expect(await stderr).toMatch(sentence);
    expect(await exit).toBe(1);
  });
});

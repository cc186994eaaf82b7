import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { readyIn, runCommand } from "./running.ts";

const CALLS = path.join(ROOT, "packages/flows/calls");
/** A Wednesday at ten in New York. */
const OPEN = "2026-11-25T15:00:00Z";

/** A front desk that runs here, which most calls go to: to bring one up takes seconds. */
const here: Record<string, string> = {};
let end = async () => {};
beforeAll(async () => {
  const { exit, state } = await runCommand("local", ["--port", "0"], {}, (over) => {
    end = over;
  });
  await readyIn(state, exit);
  here.FRONTDESK_STATE = state;
});
afterAll(() => end());

async function fileWith(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-call-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function ended(
  command: "call" | "callers" | "flows" | "sms",
  args: string[],
  env: Record<string, string> = here,
) {
  const { child, exit, stdout, stderr } = await runCommand(command, args, env);
  child.stdin?.end();
  return { exit: await exit, stdout: await stdout, stderr: await stderr };
}

describe("npm run call", () => {
  it("brings up a front desk where none runs, and says what a caller hears, what is pressed and invoked", async () => {
    const { stdout, exit } = await ended("call", ["--keys", "1,hang up"], {});
    expect(exit).toBe(0);
    expect(stdout).toMatch(
      /“Welcome, Nadia Rahman”[\s\S]*presses 1[\s\S]*InstanceStates[\s\S]*“Instances: 3 running and 2 stopped\. [\s\S]*caller hangs up/,
    );
  });

  it("gives the transcript and the branches that were taken as JSON", async () => {
    const { stdout } = await ended("call", ["--from", "anonymous", "--json"]);
    const { transcript, coverage, endedBy } = JSON.parse(stdout);
    expect(endedBy).toBe("system");
    expect(transcript).toContainEqual(
      expect.objectContaining({ what: "spoken", text: expect.stringContaining("not authorised") }),
    );
    expect(coverage).toMatchObject([{ taken: expect.arrayContaining(["known → NoMatchingCondition"]) }]);
  });

  it("lets a person press keys as the call goes on", async () => {
    const { child, stdout, exit } = await runCommand("call", ["--from", "+61491570006"], here);
    child.stdin?.write("3");
    child.stdin?.write("\u0003");
    expect(await exit).toBe(0);
    expect(await stdout).toMatch(
      /you press 3\n“Only operators may start and stop instances\.”[\s\S]*the caller hangs up/,
    );
  });

  it("runs every scripted call of ours as a test case", async () => {
    const files = (await readdir(CALLS)).filter((name) => name.endsWith(".json")).map((name) => path.join(CALLS, name));
    const { stdout, exit } = await ended("call", ["--at", OPEN, "--test", ...files]);
    expect(stdout).toContain(`${files.length} of ${files.length} test cases passed.`);
    expect(exit).toBe(0);
  });

  it("runs a test case without an entry point on the flow of a file, where one is named", async () => {
    const flow = await fileWith("flow.json", (await ended("flows", ["print", "main"])).stdout);
    const [first = ""] = (await readdir(CALLS)).filter((name) => /unknown-number/.test(name));
    const { Content } = JSON.parse(await readFile(path.join(CALLS, first), "utf8"));
    const content = await fileWith("content.json", JSON.stringify(Content));
    const { stdout } = await ended("call", ["--flow", flow, "--from", "anonymous", "--test", content, "--coverage"]);
    expect(stdout).toContain("1 of 1 test cases passed.");
    expect(stdout).toMatch(/flow\.json: \d+ of \d+ branches taken/);
  });

  it("ends with a failure where a test case fails, and says what was heard in place of what", async () => {
    const [first = ""] = (await readdir(CALLS)).filter((name) => /unknown-number/.test(name));
    const text = await readFile(path.join(CALLS, first), "utf8");
    const file = await fileWith("wrong.json", text.replace(/"Text": "[^"]+"/, '"Text": "Good morning, Vietnam"'));
    const { stdout, exit } = await ended("call", ["--test", file]);
    expect(exit).toBe(1);
    expect(stdout).toMatch(/FAILED[\s\S]*Good morning, Vietnam[\s\S]*not authorised/);
  });

  it.each([
    [["--to", "nobody"], /“nobody” is no flow; there are: .*frontdesk-local main line/],
    [["--keys", "1,jump"], /A caller cannot "jump"/],
    [["--at", "noon"], /a date and time such as/],
    [["--at", "5"], /a date and time such as/],
    [["--keys", "1", "--test", "package.json"], /cannot be used with/],
    [["--agents", "bob"], /There is no agent bob; there are admin, m\.reyes/],
    [["--flow", "nowhere.json"], /nowhere\.json cannot be read/],
    [["--flow", "package.json", "--keys", "1"], /package\.json/],
    [["--callers", "package.json"], /package\.json: /],
    [["--test", "package.json"], /The test case package cannot be run here/],
  ])("says what is wrong with %j", async (args, said) => {
    const { stdout, stderr, exit } = await ended("call", args);
    expect(stdout + stderr).toMatch(said);
    expect(exit).toBe(1);
  });
});

describe("npm run call, by an administrator of emergencies", () => {
  it("keys the code of the SMS, which npm run sms shows, and leaves it nowhere else", async () => {
    const priya = "+61491570156";
    const call = await ended("call", ["--to", "Authentication", "--from", priya, "--keys", "code,2,hang up", "--json"]);
    const { transcript } = JSON.parse(call.stdout);
    expect(transcript).toContainEqual(expect.objectContaining({ what: "spoken", text: "Thank you." }));
    const [{ message }] = JSON.parse((await ended("sms", ["--to", priya, "--json"])).stdout);
    const [pin] = message.match(/^\d{6}/);
    const state = String(here.FRONTDESK_STATE);
    const logs = await readdir(path.join(state, "logs"));
    expect(logs.filter((name) => /OneTimePin|VerifyPin/.test(name))).toHaveLength(2);
    const printed = await Promise.all(logs.map((name) => readFile(path.join(state, "logs", name), "utf8")));
    const { endpoint } = JSON.parse(await readFile(path.join(state, "local.json"), "utf8"));
    const journal = await fetch(`${endpoint}/_journal`).then((response) => response.text());
    // Figures after a point are times, and six digits of them are found by chance.
    const alone = new RegExp(`(?<![\\w.-])${pin}(?![\\w.-])`);
    for (const text of [call.stdout, call.stderr, journal, ...printed]) expect(text).not.toMatch(alone);
  });
});

describe("npm run callers", () => {
  it("imports, lists and removes callers of the front desk that runs here, whom the next call knows", async () => {
    const file = await fileWith("callers.csv", "phonenumber;firstname;lastname\n0400 111 222;Zoë;Quinn\n");
    const refused = await ended("callers", ["import", file]);
    expect(refused).toMatchObject({
      exit: 1,
      stderr: expect.stringMatching(/Nobody was imported\.\n {2}line 2: phone/),
    });
    const imported = await ended("callers", ["import", file, "--country", "AU"]);
    expect(imported).toMatchObject({ exit: 0, stdout: "1 caller is imported, operators: 0, administrators: 0.\n" });
    expect((await ended("callers", ["list"])).stdout).toContain("\n+61400111222,Zoë,Quinn,no,no\n");
    const rights = await fileWith("rights.csv", "phonenumber,firstname,administrator\n+61400111222,Zoë,yes\n");
    expect(await ended("callers", ["import", rights])).toMatchObject({
      ...{ exit: 0, stdout: "1 caller is imported, operators: 0, administrators: 1.\n" },
    });
    expect(await ended("callers", ["import", file, "--country", "AU"])).toMatchObject({
      stdout: "1 caller is imported, operators: 0, administrators: 1.\n",
    });
    expect((await ended("callers", ["list"])).stdout).toContain("\n+61400111222,Zoë,Quinn,no,yes\n");
    const call = ["--from", "+61400111222", "--keys", "hang up"];
    expect((await ended("call", call)).stdout).toContain("“Welcome, Zoë Quinn”");
    expect((await ended("callers", ["remove", "+61 400 111 222"])).stdout).toBe("+61400111222 is removed.\n");
    expect((await ended("call", call)).stdout).toContain("not authorised");
    expect(await ended("callers", ["remove", "+61400111222"])).toMatchObject({ exit: 1 });
  });

  it.each([
    ["", /It is a table's name/],
    ["nowhere", /^The table nowhere: .+\(AWS_REGION\)/],
  ])("never takes the table that runs here for the one that is named: %j", async (table, said) => {
    const aws = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_REGION: "us-east-1" };
    const env = { ...here, ...aws, AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s" };
    const { stdout, stderr, exit } = await ended("callers", ["list", "--table", table], env);
    expect(stderr).toMatch(said);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 1 });
  });

  it("says how to begin where no front desk runs", async () => {
    const { stderr, exit } = await ended("callers", ["list"], {});
    expect(stderr).toContain("No front desk runs here: begin one with `npm run local`");
    expect(exit).toBe(1);
  });
});

describe("npm run flows", () => {
  it("prints a flow as Amazon Connect takes it, and lints it", async () => {
    const { stdout } = await ended("flows", ["print", "main"]);
    const good = await fileWith("main.json", stdout);
    expect(await ended("flows", ["lint", good])).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("Nothing to say against this flow."),
    });
    const bad = await fileWith("bad.json", stdout.replace('"MessageParticipant"', '"MessageParticipants"'));
    const { exit, stdout: said } = await ended("flows", ["lint", bad]);
    expect(said).toContain("MessageParticipants");
    expect(exit).toBe(1);
  });
});

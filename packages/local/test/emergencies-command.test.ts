import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { EMERGENCIES, MARCO, openBoard, PLACE, PRIYA, RULES } from "./emergency-board/emergency-board.ts";

const COMMAND = path.join(ROOT, "packages/local/src/commands/emergencies.ts");
/** Whatever has an end has ended: the command goes by the clock of the machine. */
const LONG_AGO = Date.parse("2026-01-05T06:30:00Z");
const NOWHERE = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "s" };

/** A board, and what a front desk that has it would tell of itself; `here` is the environment that finds it. */
async function openHere() {
  const opened = await openBoard({ now: LONG_AGO });
  const { endpoint, credentials } = opened.cloud;
  const state = await emptyState();
  const told = { endpoint, credentials, region: PLACE.region, bucket: "drop", telephone: "http://127.0.0.1:1" };
  const names = { functions: { export: "export" }, tables: { callers: "callers", emergencies: EMERGENCIES.name } };
  await writeFile(path.join(state, "local.json"), JSON.stringify({ ...told, ...names }));
  return { ...opened, here: { FRONTDESK_STATE: state } };
}

async function emptyState() {
  const state = await mkdtemp(path.join(tmpdir(), "frontdesk-state-"));
  onTestFinished(() => rm(state, { recursive: true, force: true }));
  return state;
}

const emergencies = (args: string[], env: Record<string, string>) =>
  new Promise<{ exit: unknown; stdout: string; stderr: string }>((ended) => {
    const options = { cwd: ROOT, env: { PATH: process.env.PATH, AWS_REGION: PLACE.region, ...env } };
    execFile(process.execPath, [COMMAND, ...args], options, (error, stdout, stderr) =>
      ended({ exit: error?.code ?? 0, stdout, stderr }),
    );
  });

describe("npm run emergencies", () => {
  it("tells how each location stands, by the time there", async () => {
    const { update, here } = await openHere();
    await update({ Center: "Singapore", hours: "4" });
    await update({ Center: "Manila", version: "1" });
    await update({ Center: "Sydney", EmergencyAction: "remove", version: "2", administrator: MARCO });
    const { stdout, exit } = await emergencies([], here);
    expect(rowsOf(stdout)).toEqual([
      ["LOCATION", "STATE", "TYPE", "SINCE", "UNTIL", "WHO"],
      [
        ...["Singapore", "ended by itself", "No Emergency", "2026-01-05 14:30 Asia/Singapore"],
        ...["2026-01-05 18:30 Asia/Singapore", "Priya Shah (+61491570156)"],
      ],
      ["Manila", "emergency", "Fire alarm", "2026-01-05 14:30 Asia/Manila", "Priya Shah (+61491570156)"],
      ["Sydney", "normal", "No Emergency", "2026-01-05 17:30 Australia/Sydney", "Marco Reyes (+61255500123)"],
    ]);
    expect(exit).toBe(0);
  });

  it("tells every change with --history, the newest first", async () => {
    const { update, here } = await openHere();
    await update({ Center: "All", hours: "4" });
    await update({ EmergencyAction: "remove", version: "1", administrator: MARCO });
    expect(rowsOf((await emergencies(["--history"], here)).stdout)).toEqual([
      ["VERSION", "AT", "LOCATION", "TYPE", "UNTIL", "WHO"],
      ["2", "2026-01-05 06:30 UTC", "Manila", "No Emergency", "Marco Reyes (+61255500123)"],
      [
        ...["1", "2026-01-05 06:30 UTC", "Singapore, Manila, Sydney", "Fire alarm", "2026-01-05 10:30 UTC"],
        "Priya Shah (+61491570156)",
      ],
    ]);
  });

  it("tells both as JSON", async () => {
    const { update, here } = await openHere();
    await update({ Center: "Manila" });
    const none = { Emergency: false, EmergencyType: "No Emergency" };
    const set = { Emergency: true, EmergencyType: "Fire alarm", at: "2026-01-05T06:30:00.000Z", ...PRIYA, version: 1 };
    expect(JSON.parse((await emergencies(["--json"], here)).stdout)).toEqual([
      { Center: "Singapore", timeZone: "Asia/Singapore", state: "never", ...none },
      { Center: "Manila", timeZone: "Asia/Manila", state: "emergency", ...set },
      { Center: "Sydney", timeZone: "Australia/Sydney", state: "never", ...none },
    ]);
    expect(JSON.parse((await emergencies(["--history", "--json"], here)).stdout)).toEqual([
      { Center: ["Manila"], ...set },
    ]);
  });

  it("tells what was never set up, and that there is no history yet", async () => {
    const { here } = await openHere();
    const { stdout } = await emergencies([], here);
    expect(rowsOf(stdout).slice(1)).toEqual(RULES.locations.map(({ name }) => [name, "not set up yet"]));
    expect((await emergencies(["--history"], here)).stdout).toBe("Nothing was ever changed.\n");
  });

  it("reads a deployed table that is named, with the credentials of the machine", async () => {
    const { update, cloud } = await openHere();
    await update({ EmergencyType: "Flood" });
    const { accessKeyId, secretAccessKey } = cloud.credentials;
    const aws = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const env = { ...aws, AWS_ENDPOINT_URL: cloud.endpoint, FRONTDESK_STATE: await emptyState() };
    const { stdout, exit } = await emergencies(["--table", EMERGENCIES.name], env);
    expect(stdout).toMatch(/Manila +emergency +Flood/);
    expect(exit).toBe(0);
  });

  it.each([
    ["", /It is a table's name/],
    ["nowhere", /^The table nowhere: .+\(AWS_REGION\)/],
  ])("never takes the table that runs here for the one that is named: %j", async (table, said) => {
    const { here } = await openHere();
    const { stdout, stderr, exit } = await emergencies(["--table", table], { ...here, ...NOWHERE });
    expect(stderr).toMatch(said);
    expect({ stdout, exit }).toEqual({ stdout: "", exit: 1 });
  });

  it("says how to begin where no front desk runs", async () => {
    const { stderr, exit } = await emergencies([], { FRONTDESK_STATE: await emptyState() });
    expect(stderr).toContain("No front desk runs here: begin one with `npm run local`");
    expect(exit).toBe(1);
  });
});

/** The lines of a table by their cells; blank ones do not show. */
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/));

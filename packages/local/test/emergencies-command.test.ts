import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Location } from "@frontdesk/core/emergency/location.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { EMERGENCIES, MARCO, openBoard, PLACE, PRIYA, RULES } from "./emergency-board/emergency-board.ts";
import { ON_DEFAULTS } from "./running.ts";

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
    const options = { cwd: ROOT, env: { ...ON_DEFAULTS, AWS_REGION: PLACE.region, ...env } };
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
        ...["Singapore", "ended", "Fire alarm", "2026-01-05 14:30 Asia/Singapore"],
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

  it("counts the locations of a change where they are many", async () => {
    const { update, here } = await openHere();
    const six = ["Perth", "Cebu", "Osaka", "Pune", "Lagos", "Quito"].map((name) => ({ name, timeZone: "UTC" }));
    await update({ Center: "All" }, { rules: { ...RULES, locations: six } });
    const centersWith = async (locations: Location[]) => {
      const env = { ...here, FRONTDESK_SETTINGS: settingsWith(locations) };
      return rowsOf((await emergencies(["--history"], env)).stdout).map(([, , location]) => location);
    };
    expect(await centersWith(six.toReversed())).toEqual(["LOCATION", "all locations"]);
    expect(await centersWith([...six, { name: "Singapore", timeZone: "UTC" }])).toEqual(["LOCATION", "6 locations"]);
  });

  it("tells of locations that settings do not have as well, by UTC", async () => {
    const { update, here } = await openHere();
    await update({ Center: "Manila", hours: "4", administrator: { ...PRIYA, name: "" } });
    const env = { ...here, FRONTDESK_SETTINGS: settingsWith([{ name: "Singapore", timeZone: "UTC" }]) };
    expect(rowsOf((await emergencies([], env)).stdout).slice(1)).toEqual([
      ["Singapore", "not set up yet"],
      [
        ...["Manila (not in settings)", "ended", "Fire alarm", "2026-01-05 06:30 UTC", "2026-01-05 10:30 UTC"],
        "(+61491570156)",
      ],
    ]);
    expect(JSON.parse((await emergencies(["--json"], env)).stdout)).toMatchObject([
      { Center: "Singapore", inSettings: true },
      { Center: "Manila", inSettings: false, state: "ended" },
    ]);
  });

  it("tells both as JSON", async () => {
    const { update, here } = await openHere();
    await update({ Center: "Manila" });
    await update({ Center: "Sydney", hours: "4", version: "1" });
    const inSettings = true;
    const none = { Emergency: false, EmergencyType: "No Emergency" };
    const set = { Emergency: true, EmergencyType: "Fire alarm", at: "2026-01-05T06:30:00.000Z", ...PRIYA };
    const sydney = { ...set, until: "2026-01-05T10:30:00.000Z", version: 2 };
    expect(JSON.parse((await emergencies(["--json"], here)).stdout)).toEqual([
      { Center: "Singapore", timeZone: "Asia/Singapore", inSettings, state: "never", ...none },
      { Center: "Manila", timeZone: "Asia/Manila", inSettings, state: "emergency", ...set, version: 1 },
      { Center: "Sydney", timeZone: "Australia/Sydney", inSettings, state: "ended", ...sydney, Emergency: false },
    ]);
    expect(JSON.parse((await emergencies(["--history", "--json"], here)).stdout)).toEqual([
      { Center: ["Sydney"], ...sydney },
      { Center: ["Manila"], ...set, version: 1 },
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

  it("says which settings are wrong, whatever table is named", async () => {
    const { here } = await openHere();
    const env = { ...here, ...NOWHERE, FRONTDESK_SETTINGS: '{"pins":{"length":99}}' };
    for (const args of [[], ["--history"], ["--table", "nowhere"]]) {
      expect(await emergencies(args, env)).toEqual({
        ...{ stdout: "", exit: 1, stderr: expect.stringMatching(/^settings\.ts: .+\n +→ at pins\.length\n$/) },
      });
    }
  });

  it("says how to begin where no front desk runs", async () => {
    const { stderr, exit } = await emergencies([], { FRONTDESK_STATE: await emptyState() });
    expect(stderr).toContain("No front desk runs here: begin one with `npm run local`");
    expect(exit).toBe(1);
  });
});

/** Settings that have these locations, and their defaults else. */
const settingsWith = (locations: Location[]) =>
  JSON.stringify({ emergency: { locations }, mainLine: { location: locations[0]?.name } });

/** The lines of a table by their cells; blank ones do not show. */
const rowsOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(/ {2,}/));

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { Journal } from "../gateway/journal.ts";
import { openBundles } from "./bundles.test-support.ts";
import { Functions, type Run } from "./functions.ts";

const bundles = openBundles();
const large = bundles.write("large", `export const handler = async () => "x".repeat(2_000_000);`);
const busy = bundles.write(
  "busy",
  `export const handler = async () => { console.log("busy", process.pid); for (;;); };`,
);
const HOST = fileURLToPath(new URL("./host.mjs", import.meta.url));

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

describe("a sandbox", () => {
  const open = (runs = new Journal<Run>()) => {
    const credentials = { accessKeyId: "x", secretAccessKey: "x" };
    const surroundings = { endpoint: "http://127.0.0.1:1", region: "us-east-1", credentials };
    return new Functions({ configs: [large], surroundingsOf: () => surroundings, runs, log: () => {} });
  };
  const held = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  afterEach(() => void vi.useRealTimers());
  afterAll(() => bundles.remove());

  it("keeps nothing of what it answered", async () => {
    const functions = open();
    await functions.invoke(large, "{}");
    const before = held();
    for (let count = 0; count < 30; count++) await functions.invoke(large, "{}");
    expect(held() - before).toBeLessThan(20_000_000);
    await functions.close();
  });

  it("lives as long as it is used, and five minutes more", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const runs = new Journal<Run>();
    const functions = open(runs);
    const pidOf = async () => {
      await functions.invoke(large, "{}");
      return runs.entries().at(-1)?.pid;
    };
    const first = await pidOf();
    for (let minutes = 0; minutes < 12; minutes += 4) {
      vi.advanceTimersByTime(4 * 60_000);
      expect(await pidOf()).toEqual(first);
    }
    vi.advanceTimersByTime(5 * 60_000);
    expect(await pidOf()).not.toEqual(first);
    await functions.close();
  });

  it("ends with its simulator, even while its function never yields", async () => {
    const parent = `
      const child = require("node:child_process").spawn(process.execPath, ${JSON.stringify([HOST, busy.bundle, "handler"])},
        { stdio: ["ignore", "inherit", "inherit", "ipc"] });
      child.once("message", () => child.send({ requestId: "1", payload: "{}", remaining: 1000, arn: "a" }));`;
    const simulator = spawn(process.execPath, ["-e", parent], { stdio: ["ignore", "pipe", "inherit"] });
    const pid = await new Promise<number>((resolve) => {
      simulator.stdout.on("data", (text) => resolve(Number(/busy (\d+)/.exec(String(text))?.[1])));
    });
    expect(process.kill(pid, 0)).toBe(true);
    simulator.kill("SIGKILL");
    const isThere = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    await expect.poll(isThere, { timeout: 5_000 }).toBe(false);
  });
});

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";
import { openLine } from "../src/telephone/line.ts";

const AT = Date.parse("2026-11-26T15:00:00Z");
const text = (to: string, message: string, from: Partial<Text> = {}): Text => ({
  ...{ at: AT, to, message, messageId: message, ...from },
  type: "Transactional",
});
const TEXTS = [text("+61491570156", "one", { senderId: "Frontdesk" }), text("+12025550123", "two")];

/** Where a front desk that has sent these announces itself, as `npm run local` does. */
async function announced(texts: Text[]): Promise<string> {
  const exchange = () => {
    throw new Error("nobody calls");
  };
  const line = await openLine({ exchange, texts: () => texts });
  const gateway = http.createServer((_, response) => void response.end());
  await new Promise<void>((listening) => gateway.listen(0, "127.0.0.1", listening));
  const state = await mkdtemp(path.join(tmpdir(), "frontdesk-sms-"));
  onTestFinished(async () => {
    gateway.close();
    await line.close();
    await rm(state, { recursive: true, force: true });
  });
  const told = {
    endpoint: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    ...{ region: "us-east-1", bucket: "files", telephone: line.url },
    ...{ credentials: { accessKeyId: "a", secretAccessKey: "b" }, functions: { export: "export" } },
    tables: { callers: "callers", emergencies: "emergencies" },
  };
  await writeFile(path.join(state, "local.json"), JSON.stringify(told));
  return state;
}

type Ended = { stdout: string; stderr: string; failed: boolean };
const sms = (state: string, ...args: string[]) =>
  new Promise<Ended>((ended) => {
    const command = [path.join(ROOT, "packages/local/src/commands/sms.ts"), ...args];
    const env = { PATH: process.env.PATH, FRONTDESK_STATE: state };
    execFile(process.execPath, command, { env }, (error, stdout, stderr) => ended({ stdout, stderr, failed: !!error }));
  });

describe("npm run sms", () => {
  let nowhere = "";
  beforeAll(async () => {
    nowhere = await mkdtemp(path.join(tmpdir(), "frontdesk-sms-"));
    return () => rm(nowhere, { recursive: true, force: true });
  });

  it("prints what the front desk here has sent, newest last", async () => {
    const { stdout } = await sms(await announced(TEXTS));
    expect(stdout).toBe(
      "2026-11-26T15:00:00.000Z  to +61491570156, from Frontdesk: one\n2026-11-26T15:00:00.000Z  to +12025550123: two\n",
    );
  });

  it("prints what one number got, however it is written, as JSON", async () => {
    const { stdout } = await sms(await announced(TEXTS), "--json", "--to", "+1 202 555 0123");
    expect(JSON.parse(stdout)).toEqual([TEXTS[1]]);
  });

  it("says that none has been sent", async () => {
    const { stdout } = await sms(await announced([]));
    expect(stdout).toBe("No SMS has been sent yet.\n");
  });

  it("says that no front desk runs here, and what is no number", async () => {
    expect(await sms(nowhere)).toMatchObject({ failed: true, stderr: expect.stringContaining("npm run local") });
    expect(await sms(nowhere, "--to", "12")).toMatchObject({
      failed: true,
      stderr: expect.stringContaining("country"),
    });
  });
});

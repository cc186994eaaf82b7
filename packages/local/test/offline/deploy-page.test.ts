import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { lay, type Tree } from "../../../../settings/overlay.ts";
import { settings } from "../../../../settings.ts";
import type { Ended } from "../../src/offline/command.ts";
import { openOffline } from "../../src/offline/offline.ts";
import { commands } from "../deploy-page/page.ts";

/** It asks AWS how each thing is now, which nothing here knows. */
const AT_AWS_ALONE = "npx sst refresh --stage production";
const typed = new Set(
  commands()
    .map(({ line }) => line)
    .filter((line) => line.startsWith("npx sst ") && line !== AT_AWS_ALONE),
);
const NUMBER = "22222222-3333-4444-8555-666666666666";
/** What settings.ts has of somebody whose number leads to the main line, and what the page lays over it for a rehearsal. */
const YOURS = { mainLine: { phoneNumberIds: [NUMBER] } };
const [, REHEARSAL = ""] = commands().flatMap(({ line }) => /^export FRONTDESK_SETTINGS='(.*)'$/.exec(line) ?? []);

describe("the commands of the sst CLI that docs/deploy.md names, on our own stacks", () => {
  const ended: Record<string, Ended> = {};

  beforeAll(async () => {
    const offline = await openOffline();
    const run = async (name: string, line: string, over: Tree = {}) => {
      typed.delete(line);
      const env = { FRONTDESK_SETTINGS: JSON.stringify(lay(over, YOURS)) };
      ended[name] = await offline.sst(line.replace("npx sst ", "").split(" "), { env });
    };
    const rehearsal = JSON.parse(REHEARSAL.replace("INSTANCE", settings.connect.instanceId));
    await run("deploy", "npx sst deploy --stage production");
    await run("rehearsal", "npx sst deploy --stage rehearsal", rehearsal);
    await run("removed rehearsal", "npx sst remove --stage rehearsal", rehearsal);
    await run("diff", "npx sst diff --stage production");
    await run("unlock", "npx sst unlock --stage production");
    await run("protected", "npx sst remove --stage production");
    const config = path.join(offline.project, "sst.config.ts");
    const text = await readFile(config, "utf8");
    await writeFile(config, text.replace(/protect: .*,/, "protect: false,"));
    await run("unprotected", "npx sst deploy --stage production");
    await run("remove", "npx sst remove --stage production");
    return () => offline.close();
  });

  it("are these and no others", () => {
    expect([...typed]).toEqual([]);
  });

  it("deploy, and print what the page says", () => {
    expect(ended.deploy).toMatchObject({ code: 0, output: expect.stringMatching(/^\s+bucket: /m) });
    expect(ended.diff).toMatchObject({ code: 0, output: expect.stringContaining("No changes") });
  });

  it("rehearse beside production, which goes on as it was, with its numbers", () => {
    expect(ended.deploy?.output).toMatch(/created +Leads-|Leads-\S+ .*created/i);
    expect(ended.rehearsal).toMatchObject({ code: 0, output: expect.stringMatching(/^\s+left: /m) });
    expect(ended.rehearsal?.output).not.toContain("Leads-");
    expect(ended["removed rehearsal"]).toMatchObject({ code: 0, output: expect.stringContaining("Removed") });
  });

  it("unlock a stage whose deployment was cut off", () => {
    expect(ended.unlock?.code).toBe(0);
  });

  it("remove production once it is not protected any more", () => {
    expect(ended.protected).toMatchObject({ code: 1, output: expect.stringContaining("protect") });
    expect(ended.unprotected?.code).toBe(0);
    expect(ended.remove).toMatchObject({ code: 0, output: expect.stringContaining("Removed") });
  });
});

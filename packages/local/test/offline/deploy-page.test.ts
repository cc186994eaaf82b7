import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { lay } from "../../../../settings/overlay.ts";
import { settings } from "../../../../settings.ts";
import type { Ended } from "../../src/offline/command.ts";
import { openOffline } from "../../src/offline/offline.ts";
import { commands } from "../deploy-page/page.ts";

/** It asks AWS how each thing is now, which nothing here knows. */
const AT_AWS_ALONE = "npx sst refresh --stage production";
const typed = new Set(
  commands()
    .map(({ line }) => line)
    .filter((line) => line.includes("npx sst ") && line !== AT_AWS_ALONE),
);
const NUMBER = "22222222-3333-4444-8555-666666666666";
/** What settings.ts has of somebody whose numbers lead to the main line and to the bot. */
const YOURS = {
  connect: { claim: [{ leadsTo: "user administration", country: "US", type: "DID" }] },
  mainLine: { phoneNumberIds: [NUMBER] },
};

describe("the commands of the sst CLI that docs/deploy.md names, on our own stacks", () => {
  const ended: Record<string, Ended> = {};

  beforeAll(async () => {
    const offline = await openOffline();
    const run = async (name: string, ends: string, more: Record<string, string> = {}) => {
      const line = [...typed].find((each) => each.endsWith(ends)) ?? ends;
      typed.delete(line);
      const [, over = "{}"] = /^FRONTDESK_SETTINGS='(.*)' /.exec(line) ?? [];
      const laid = lay(JSON.parse(over.replace("INSTANCE", settings.connect.instanceId)), YOURS);
      const env = { FRONTDESK_SETTINGS: JSON.stringify(laid), ...more };
      ended[name] = await offline.sst(ends.replace("npx sst ", "").split(" "), { env });
    };
    await run("wrong", "npx sst deploy --stage production", {
      FRONTDESK_SETTINGS: '{"connect":{"instanceId":"arn:x"}}',
    });
    await run("unfit", "npx sst deploy --stage production", { OFFLINE_IDENTITY_MANAGEMENT: "SAML" });
    await run("deploy", "npx sst deploy --stage production");
    await run("rehearsal", "npx sst deploy --stage rehearsal");
    await run("removed rehearsal", "npx sst remove --stage rehearsal");
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

  it("say what is wrong in settings, or with the instance that is joined, before anything is made", () => {
    const paths = { wrong: "connect.instanceId", unfit: "connect.identityManagement" };
    for (const [name, at] of Object.entries(paths)) {
      expect(ended[name]).toMatchObject({ code: 1, output: expect.stringContaining(`→ at ${at}`) });
      expect(ended[name]?.output).not.toContain("Created");
    }
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

import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Diff, diffOffline } from "../../src/offline/diff.ts";
import { jsonOf, summaryOf } from "../../src/offline/summary.ts";
import { PLATFORM, ROOT } from "../../src/synth/place.ts";
import { readGraph } from "../desk.ts";
import { TEST_SETTINGS } from "../global-setup.ts";

/** What a run could leave: folders of its own, types beside package.json, and what is in SST's platform. */
async function surroundings() {
  const [temporary, root, platform] = await Promise.all([tmpdir(), ROOT, PLATFORM].map((folder) => readdir(folder)));
  return { temporary: temporary?.filter((name) => name.startsWith("frontdesk-offline-")), root, platform };
}

describe("sst diff of the stacks, in an account that is empty", () => {
  let diff: Diff;
  let before: Awaited<ReturnType<typeof surroundings>>;
  beforeAll(async () => {
    before = await surroundings();
    diff = await diffOffline({ stage: "test", settings: TEST_SETTINGS });
  });

  it("names the resources that the synthesis has, bundles every function, and asks nobody else", () => {
    expect({ code: diff.code, faults: diff.faults, output: diff.code === 0 ? "" : diff.output }).toEqual({
      ...{ code: 0, faults: [], output: "" },
    });
    expect(diff.output).toContain("Generated");
    expect(diff.changes.every(({ sign }) => sign === "+")).toBe(true);
  });

  it("makes bundles of the size that ours have", () => {
    const { builds } = readGraph();
    const ours = Object.fromEntries(
      builds.map(({ functionID, directory }) => [functionID, statSync(path.join(directory, "bundle.mjs")).size]),
    );
    for (const { name, bundle } of diff.bundles) {
      const share = bundle / (ours[name] ?? 0);
      expect({ name, isAlike: share > 0.99 && share < 1.01 }).toEqual({ name, isAlike: true });
    }
  });

  it("tells people and programs what it found", () => {
    const summary = summaryOf(diff);
    expect(summary).toMatch(/^\d+ resources to be created$/m);
    expect(summary).toMatch(/^ +\d+ {2}aws:lambda:Function$/m);
    const { functions, created } = JSON.parse(jsonOf(diff));
    expect(created).toBe(diff.changes.length);
    expect(functions).toContainEqual({ name: "Intake", bundle: expect.any(Number), archive: expect.any(Number) });
  });

  it("leaves nothing behind, in the checkout or outside it", async () => {
    expect(await surroundings()).toEqual(before);
  });
});

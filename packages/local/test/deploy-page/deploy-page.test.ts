import { readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readSettings } from "../../../../settings/read.ts";
import { settings } from "../../../../settings.ts";
import { ROOT } from "../../src/synth/place.ts";
import { readGraph } from "../desk.ts";
import { boxes, commands, quotedIn, rowsOf } from "./page.ts";

const before = process.env.FRONTDESK_SETTINGS;
afterEach(() => {
  if (before === undefined) delete process.env.FRONTDESK_SETTINGS;
  else process.env.FRONTDESK_SETTINGS = before;
});

describe("docs/deploy.md", () => {
  it.each(boxes("json"))("shows settings that are taken: %s", (box) => {
    process.env.FRONTDESK_SETTINGS = box;
    expect(readSettings()).toMatchObject(JSON.parse(box));
  });

  it("has every setting in its tables, and no other", () => {
    for (const [group, members] of Object.entries(settings)) {
      if (typeof members === "string") continue;
      const [header] = [`of \`${group}\``];
      const told = rowsOf(header).flatMap((cell) => quotedIn(cell).filter((name) => !name.startsWith(".")));
      const names = told.map((name) => name.split(".")[0]);
      expect({ group, names: [...new Set(names)].sort() }).toEqual({
        group,
        names: [...new Set([...Object.keys(members), ...OPTIONAL.filter((one) => names.includes(one))])].sort(),
      });
    }
  });

  it("says what each printed name is", () => {
    const told = rowsOf("printed as").flatMap(quotedIn);
    expect(Object.keys(readGraph().outputs).filter((name) => !told.includes(name) && name !== "_protect")).toEqual([]);
    expect(told.filter((name) => !(name in readGraph().outputs) && !OF_A_NEW_ONE.includes(name))).toEqual([]);
  });

  it("has commands that are run by this repository's own checks, in a box of their own or marked as the account's", () => {
    const ci = readFileSync(path.join(ROOT, ".ci", "run"), "utf8");
    for (const line of CI) expect(ci).toContain(line);
    const here = commands()
      .filter(({ needsAccount }) => !needsAccount)
      .map(({ line }) => line);
    expect(here.filter((line) => !CI.includes(line) && !RUN.test(line) && line !== SET_UP)).toEqual([]);
  });
});

/** They have no default. */
const OPTIONAL = ["alias", "directoryId"];
/** What is printed where settings ask for a new instance, or for numbers, or another stage has them. */
const OF_A_NEW_ONE = ["recordings", "claimed", "left"];
/** Run by every check of the repository. */
const CI = ["npm start -- --once", "npm run diff:offline", "npm test"];
/** Run by tools/deploy-page.test.ts. */
const RUN = /^(npm run synth |npm run call |export |git switch )/;
/** What every fresh clone is set up with. */
const SET_UP = "npm ci";

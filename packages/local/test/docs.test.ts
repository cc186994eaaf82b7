import { readFileSync } from "node:fs";
import path from "node:path";
import { FIELDS } from "@frontdesk/core/agents/cells.ts";
import { CLEARABLE } from "@frontdesk/core/agents/row.ts";
import { expect, it } from "vitest";
import { columnsPage } from "../src/docs/columns-page.ts";
import { ROOT } from "../src/synth/place.ts";

it("docs/columns.md says what the code does: else run `npm run columns`", () => {
  expect(readFileSync(path.join(ROOT, "docs", "columns.md"), "utf8")).toBe(columnsPage());
});

it.each(Object.entries(FIELDS))("the example of %s in docs/columns.md is a cell that is read", (_, schema) => {
  const { description, examples } = schema.meta() ?? {};
  const [example] = (examples ?? []) as string[];
  expect(description).toBeTruthy();
  expect(schema.safeParse(example)).toMatchObject({ success: true });
});

it("what can be cleared is said in docs/columns.md", () => {
  expect(columnsPage().match(/`-` clears/g)).toHaveLength(CLEARABLE.length);
});

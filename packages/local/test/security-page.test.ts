import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EVERYTHING_NEW } from "../src/permissions/everything.ts";
import { rolesOf } from "../src/permissions/grants.ts";
import type { Resource } from "../src/synth/graph.ts";
import { ROOT } from "../src/synth/place.ts";
import { KINDS } from "./aws-rules/kinds.ts";
import { KEY } from "./aws-rules/rule.ts";
import { graphWith } from "./desk.ts";

const page = readFileSync(path.join(ROOT, "docs", "security.md"), "utf8");
const graph = graphWith(EVERYTHING_NEW, "production", {});

/** The cells of the rows of a table, by its first column's heading. */
function table(heading: string): string[][] {
  const [, rows = ""] = page.split(new RegExp(`^\\| ${heading} \\|.*\\n\\|[-|]+\\n`, "m"));
  const [whole = ""] = rows.split("\n\n");
  return whole.split("\n").map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** Storage configurations of the instance say where it stores, and keep nothing themselves. */
const stores = () =>
  graph().resources.filter(({ type }) => KINDS[type]?.keeps && !type.endsWith(":InstanceStorageConfig"));
const rowOf = ({ name }: Resource, rows: string[][]) =>
  rows.find(([of = ""]) => new RegExp(`^${of.replaceAll("`", "").replace("*", ".*")}$`).test(name)) ?? [];

/** Which roles may do such actions on it, as the page lists them. */
function whoMay(actions: RegExp, on: string): string {
  const roles = rolesOf(graph()).filter(({ grants }) =>
    grants.some(
      ({ effect, actions: may, resources }) =>
        effect === "Allow" &&
        may.some((action) => actions.test(action)) &&
        resources.some((each) => each === on || each.startsWith(`${on}/`)),
    ),
  );
  return roles.map(({ name }) => name).join(", ") || "none";
}

const READS =
  /^(s3:GetObject\w*|dynamodb:(GetItem|Query|Scan|UpdateItem)|sqs:ReceiveMessage|kinesis:Get\w+|logs:Get\w+)$/;

/** How long AWS keeps what is in it, as the page says so. */
function keptFor({ inputs }: Resource): string | undefined {
  if (inputs.messageRetentionSeconds) return `${inputs.messageRetentionSeconds / 86_400} days`;
  if (inputs.retentionPeriod) return `${inputs.retentionPeriod} hours`;
  return inputs.retentionInDays && `${inputs.retentionInDays} days`;
}

describe("docs/security.md", () => {
  it("says of every store under which key it is, for how long it keeps what, and which roles read it", () => {
    const rows = table("store");
    const ofKey = (arn: unknown) => graph().resources.find(({ type, arn: own }) => type === KEY && own === arn)?.name;
    for (const store of stores()) {
      const [, what, key, days, roles] = rowOf(store, rows);
      const name = ofKey(KINDS[store.type]?.keeps?.(store, graph()));
      const told = { of: store.name, key: name ? `\`${name}\`` : "CloudWatch's", roles: whoMay(READS, store.name) };
      expect({ of: store.name, key, roles }).toEqual(told);
      expect(what).toBeTruthy();
      expect(days).toContain(keptFor(store) ?? "");
    }
    const unknown = rows.filter(([of = ""]) => !stores().some((store) => rowOf(store, [[of]]).length));
    expect(unknown).toEqual([]);
  });

  it("says of every key which roles use it", () => {
    const keys = graph().resources.filter(({ type }) => type === KEY);
    const said = table("key").map(([of = "", , roles]) => [of.replaceAll("`", ""), roles]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(keys.map(({ name }) => [name, whoMay(/^kms:/, name)])));
  });

  it("names files that are there, and of each threat the tests that show what stops it", () => {
    const links = [...page.matchAll(/\]\(([^)#]+)(#[^)]*)?\)/g)].map(([, file = ""]) => file);
    expect(links.filter((file) => !existsSync(path.join(ROOT, "docs", file)))).toEqual([]);
    const threats = page.split("| | threat |")[1]?.split("\n\n")[0]?.split("\n").slice(2) ?? [];
    expect(threats.length).toBeGreaterThan(20);
    for (const threat of threats) expect(threat).toMatch(/\]\(\.\.\/packages\/[\w./-]+\.ts\)[^|]*\|$/);
  });
});

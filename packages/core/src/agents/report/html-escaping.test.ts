import { describe, expect, it } from "vitest";
import { aReport } from "./a-report.ts";
import { htmlReport } from "./html.ts";
import type { Report, ReportRow } from "./report.ts";

async function* each(rows: ReportRow[]): AsyncGenerator<ReportRow> {
  yield* rows;
}
const pageOf = async (report: Report, rows: AsyncIterable<ReportRow> = each([])) =>
  (await Array.fromAsync(htmlReport(report, rows))).join("");

/** The text as a person reads it. */
const textOf = (page: string) =>
  page
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

const failed = (login: string, reason = { code: "NoEmail", message: "There is none." }): ReportRow => ({
  row: 1,
  line: 2,
  login,
  outcome: "failed",
  reason,
});

describe("what comes from a file", () => {
  const attacks = [
    "<script>alert(1)</script>",
    `"><img src=x onerror="alert(1)">`,
    "' onmouseover='alert(1)",
    "</style></title></svg><iframe>",
  ];
  const nasty = (text: string) => ({
    report: aReport({
      kind: "plan",
      key: `update/${text}`,
      upload: text,
      rows: 2,
      outcomes: { changed: 1, failed: 1 },
      reasons: [{ code: text, message: text, rows: 1, lines: [2] }],
      files: [
        { what: "original", key: text, href: `https://example.com/${text}` },
        { what: "plan", key: text, href: "javascript:alert(1)" },
      ],
      addresses: {
        ...{ asked: 1, accounts: 1, warned: 1, more: 1 },
        warnings: [{ line: 2, login: text, code: text as never, address: text, message: text }],
      },
      effort: { calls: [{ operation: text, calls: 1 }], seconds: 1 },
    }),
    rows: [
      failed(text, { code: text, message: text }),
      { ...failed(text), outcome: "changed" as const, changes: [{ setting: text, from: text, to: text }] },
    ],
  });
  /** Every element's name and its attributes' names. */
  const skeletonOf = (page: string) =>
    [...page.matchAll(/<([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)/gi)].map(
      ([, name, attributes]) => `${name}${(attributes ?? "").replace(/="[^"]*"/g, "")}`,
    );

  it.each(attacks)("is never taken for markup: %s", async (attack) => {
    const [evil, good] = [nasty(attack), nasty("plain")];
    const page = await pageOf(evil.report, each(evil.rows));
    expect(skeletonOf(page)).toEqual(skeletonOf(await pageOf(good.report, each(good.rows))));
    expect(page).not.toContain(attack);
  });

  it.each(attacks)("is never taken for markup where addresses were not looked at: %s", async (attack) => {
    const pageWith = (text: string) => pageOf(aReport({ addresses: { unchecked: { code: text, message: text } } }));
    expect(skeletonOf(await pageWith(attack))).toEqual(skeletonOf(await pageWith("plain")));
    expect(await pageWith(attack)).not.toContain(attack);
  });

  it("is no link unless it leads to a page", async () => {
    const { report, rows } = nasty("plain");
    expect(await pageOf(report, each(rows))).not.toContain("javascript:");
  });

  it("shows what cannot be seen, and keeps its direction to itself", async () => {
    const page = await pageOf(aReport({ outcomes: { failed: 1 } }), each([failed("a\u200bb\u202ec\u0000d\ud800")]));
    expect(textOf(page)).toContain("a U+200B b U+202E c U+0000 d U+D800");
    expect(page).toContain("<bdi>a<span");
  });

  it("keeps the joiners that words and emoji are written with", async () => {
    const page = await pageOf(aReport({ outcomes: { failed: 1 } }), each([failed("👩‍👧 می‌خواهم"), failed("a\u200db")]));
    expect(page).toContain("<bdi>👩‍👧 می‌خواهم</bdi>");
    expect(textOf(page)).toContain("a U+200D b");
  });
});

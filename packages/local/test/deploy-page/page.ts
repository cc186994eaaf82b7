import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../src/synth/place.ts";

/** docs/deploy.md as it is read. */
export const PAGE = readFileSync(path.join(ROOT, "docs", "deploy.md"), "utf8");

/** What stands in grey boxes of a language, in the page's order, without what they are indented by. */
export const boxes = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, "gm"))].map(
    ([, indent = "", text = ""]) => text.replace(new RegExp(`^${indent}`, "gm"), ""),
  );

export type Command = { line: string; needsAccount: boolean };

const MARK = /\s+# needs your account$/;

/** Every line that is typed, in the page's order; one that is repeated is there again. */
export const commands = (): Command[] =>
  boxes("sh")
    .flatMap((box) => box.split("\n").filter(Boolean))
    .map((line) => ({ line: line.replace(MARK, ""), needsAccount: MARK.test(line) }));

/** The first cells of the table whose header begins so. */
export function rowsOf(header: string): string[] {
  const [, table = ""] = PAGE.split(`| ${header}`);
  const [, ...rows] = table.split("\n\n", 1)[0]?.split("\n") ?? [];
  return rows.slice(1).map((row) => row.split(/(?<!\\)\|/)[1]?.trim() ?? "");
}

/** What stands in a cell between backquotes. */
export const quotedIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../src/synth/place.ts";

const PAGES = [
  "README.md",
  "CHANGELOG.md",
  ...readdirSync(path.join(ROOT, "docs")).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));
const textOf = (page: string) => readFileSync(path.join(ROOT, page), "utf8");

/** As GitHub names a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");
const anchorsIn = (page: string) =>
  [...textOf(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

function linksIn(page: string): string[] {
  const text = textOf(page).replaceAll(/^```.*?^```/gms, "");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g), ...text.matchAll(/(?:src|srcset)="([^"]+)"/g)];
  return links.flatMap(([, link = ""]) => (/^[a-z]+:/i.test(link) ? [] : [link]));
}

describe.each(PAGES)("%s", (page) => {
  it("leads to files and headings that are there", () => {
    const lost = linksIn(page).filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? page : path.join(path.dirname(page), decodeURIComponent(file));
      if (!existsSync(path.join(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith(".md") && !anchorsIn(target).includes(anchor);
    });
    expect(lost).toEqual([]);
  });
});

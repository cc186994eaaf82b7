import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import axe, { type AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keep } from "../../src/uploads/keep.ts";
import { type Desk, fileOf, openDesk, rowOf } from "../desk.ts";
import { openBrowser } from "./chromium.ts";

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(path.join(tmpdir(), "frontdesk-real-"));
});
afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** Brings every file of the bucket here, as the report's links want them to lie, and gives the report's address. */
async function bring(desk: Desk, reportKey: string | null): Promise<string> {
  for (const key of await desk.keys()) await keep(folder, key, await desk.read(key));
  return pathToFileURL(path.join(folder, String(reportKey))).href;
}

const SCREENS = [
  { colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

describe("the report of an upload that went through the local cloud", () => {
  it("says how many were done, why the others were not, and leads to its files", async () => {
    const desk = await openDesk();
    const rows = [rowOf("ann"), rowOf("bob"), rowOf("<b>bad</b> login"), rowOf("cyd", { routing: "Nowhere" })];
    const { reportKey, failedKey } = await desk.process("june.csv", fileOf(...rows));
    const address = await bring(desk, reportKey);
    for (const screen of SCREENS) {
      const context = await browser.newContext({ ...screen, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(address);
      expect(await page.locator("h1").innerText()).toBe("2 of 4 agents done, 2 failed");
      expect(await page.locator("#reasons").innerText()).toContain("the instance has no “Nowhere”");
      expect(await page.locator("#rows").innerText()).toContain("<b>bad</b> login");
      expect(await page.locator("#time svg").first().isVisible()).toBe(true);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(screen.viewport.width);
      await page.addScriptTag({ content: axe.source });
      const { violations } = await page.evaluate<AxeResults>("axe.run()");
      expect(violations.map(({ id, impact }) => `${impact} ${id}`)).toEqual([]);
      const [first, ...others] = await page.locator("#files a").all();
      expect(others).toHaveLength(2);
      const target = new URL(String(await first?.getAttribute("href")), address).href;
      expect(target).toBe(pathToFileURL(path.join(folder, String(failedKey))).href);
      await context.close();
    }
  });

  it("shows a plan row by row, from and to, and that nothing has been done", async () => {
    const desk = await openDesk();
    await desk.process("agents.csv", fileOf(rowOf("ann"), rowOf("bob")));
    await desk.seen("ann", "bob");
    const file = "user login,last name,routing profile name\nann,Lim,Technical Support\nbob,,\nnobody,X,\n";
    const { reportKey } = await desk.process("june.csv", file, "plan/update");
    const page = await browser.newPage(SCREENS[1]);
    await page.goto(await bring(desk, reportKey));
    expect(await page.locator("h1").innerText()).toBe(
      "Plan: 1 would be changed and 1 refused; nothing has been done yet",
    );
    const [first] = await page.locator("#rows tbody tr").allInnerTexts();
    for (const said of ["ann", "Lee", "Lim", "Billing", "Technical Support"]) expect(first).toContain(said);
    await page.close();
  });
});

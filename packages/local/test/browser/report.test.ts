import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { htmlReport } from "@frontdesk/core/agents/report/html.ts";
import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./chromium.ts";
import type { Sample } from "./sample.ts";
import { oneByOne, SAMPLES } from "./sample-reports.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "frontdesk-report-"));
});
afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** Opens the sample's page from a file, as one does with a download; every request and every word of a script is kept. */
async function opened(sample: Sample, options: BrowserContextOptions): Promise<AsyncDisposable & Opened> {
  const file = join(folder, `${sample.name}-${randomUUID()}.html`);
  await writeFile(file, htmlReport(sample.report, oneByOne(sample.rows)));
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const [requests, signs]: [string[], string[]] = [[], []];
  await context.route("**/*", (route) => {
    requests.push(route.request().url());
    return route.request().url().startsWith("file:") ? route.continue() : route.abort();
  });
  page.on("dialog", (dialog) => {
    signs.push(dialog.message());
    return dialog.dismiss();
  });
  page.on("console", (message) => signs.push(message.text()));
  page.on("pageerror", (error) => signs.push(error.message));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  return { page, address, requests, signs, [Symbol.asyncDispose]: () => context.close() };
}
type Opened = { page: Page; address: string; requests: string[]; signs: string[] };

const PHONE = { width: 390, height: 844 };
const SCREENS = [{ width: 320, height: 640 }, PHONE, { width: 1280, height: 900 }, { width: 2560, height: 1440 }];

describe.concurrent.each(SAMPLES)("the page of the sample “$name”", (sample) => {
  it("never scrolls sideways, from a small phone to a wide desk", async () => {
    await using opening = await opened(sample, {});
    const { page } = opening;
    await page.locator("summary").evaluateAll("summaries => summaries.forEach(one => one.click())");
    for (const viewport of SCREENS) {
      await page.setViewportSize(viewport);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(viewport.width);
    }
  });

  it("asks for nothing but itself, and runs no script", async () => {
    await using opening = await opened(sample, { viewport: PHONE });
    const { page, address, requests, signs } = opening;
    const title = await page.title();
    expect(requests).toEqual([address]);
    expect(signs).toEqual([]);
    expect(title).toBe(await page.locator("h1").innerText());
    expect(await page.locator("script, iframe, img, object, embed, form").count()).toBe(0);
    expect(await page.locator("a[href^='javascript:' i]").count()).toBe(0);
  });

  it("hinders nobody, in light and dark, on a phone and on a desk", async () => {
    // The page forbids scripts, which axe is.
    await using opening = await opened(cutShort(sample), { bypassCSP: true });
    const { page } = opening;
    await page.locator("summary").evaluateAll("summaries => summaries.forEach(one => one.click())");
    await page.addScriptTag({ content: axe.source });
    for (const colorScheme of ["light", "dark"] as const) {
      for (const viewport of [PHONE, { width: 1280, height: 900 }]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(viewport);
        const { violations } = await page.evaluate<AxeResults>("axe.run()");
        const said = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
        expect(said, `${colorScheme}, ${viewport.width} pixels`).toEqual([]);
      }
    }
  });
});

/** Two thousand rows that are all alike take axe minutes, and tell it no more than fifty do. */
const cutShort = (sample: Sample): Sample => ({ ...sample, rows: sample.rows.slice(0, 50) });

describe("the rows of a plan", () => {
  const plan = SAMPLES.find(({ name }) => name === "plan");

  it("can be narrowed to those of one outcome without a script", async () => {
    if (!plan) throw new Error("there is no sample of a plan");
    await using opening = await opened(plan, { viewport: PHONE, javaScriptEnabled: false });
    const { page } = opening;
    const logins = page.locator("#rows tbody th:visible");
    expect(await logins.count()).toBe(8);
    await page.getByRole("radio", { name: "Refused" }).check();
    expect(await logins.allInnerTexts()).toEqual(["gus.park"]);
    await page.getByRole("radio", { name: "All" }).check();
    expect(await logins.count()).toBe(8);
  });
});

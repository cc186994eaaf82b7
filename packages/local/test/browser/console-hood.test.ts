import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConsoleDesk } from "../console/console-desk.ts";
import { openHoodDesk, rowsOf } from "../console/hood-desk.ts";
import { openBrowser } from "./chromium.ts";
import { openPage } from "./console-page.ts";
import { hindrancesOf } from "./hinders.ts";

let browser: Browser;
let desk: ConsoleDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), openHoodDesk()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const drop = (name: string, rows: number) =>
  desk.ask(`/api/drop?into=create&name=${name}.csv`, { method: "POST", body: rowsOf(name, rows) });
const meter = (page: Page, operation: string) => page.getByRole("meter", { name: `${operation}: used` });
const isOn = async (page: Page, name: string, on: boolean) =>
  page.getByRole("switch", { name, checked: on }).waitFor({ timeout: 20_000 });
/** What is focused gets a key. */
async function press(target: Locator, key: string) {
  await target.focus();
  await target.press(key);
}

describe("under the hood", () => {
  it("is seen how a file is worked on, and no script keeps the page waiting meanwhile", async () => {
    await using opened = await openPage(browser, desk, "hood");
    const { page, requests, signs } = opened;
    await page.getByRole("article", { name: "Queue Rows" }).waitFor();
    await page.evaluate(
      `window.long = []; new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" })`,
    );
    await drop("seen", 60);
    await page
      .getByRole("article", { name: "Queue Rows" })
      .getByText(/^[1-9]\d* in flight$/)
      .waitFor({ timeout: 20_000 });
    const used = meter(page, "CreateUser");
    await used.waitFor({ timeout: 20_000 });
    await expect
      .poll(async () => Number(await used.getAttribute("aria-valuenow")), { timeout: 20_000 })
      .toBeGreaterThan(10);
    const journal = page.getByRole("region", { name: "Journal" });
    await journal.getByRole("button", { name: "Pause" }).click();
    await journal.getByLabel("Service").selectOption("connect");
    const rows = journal.locator("tbody tr");
    expect(await rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allInnerTexts()) expect(text).toMatch(/connect/);
    await page.getByRole("img", { name: /^Finish: of the last 1 runs 1 done/ }).waitFor({ timeout: 60_000 });
    await page.getByText("Ledger", { exact: true }).click();
    await page.getByRole("list", { name: "Items of Ledger" }).getByText("limiter#CreateUser / bucket").click();
    await page.locator(".items pre:visible", { hasText: '"nextAt":' }).waitFor();
    expect(Math.max(0, ...(await page.evaluate<number[]>("long")))).toBeLessThan(1_000);
    expect({ requests, signs }).toEqual({ requests: [], signs: [] });
  });

  it("is switched by the keyboard: a throttle, the directory, a kill", async () => {
    await using opened = await openPage(browser, desk, "hood");
    const { page } = opened;
    await press(page.getByRole("switch", { name: "Throttle Amazon Connect" }), "Space");
    await isOn(page, "Throttle Amazon Connect", true);
    await drop("throttled", 40);
    await page
      .getByText(/^slowed to \d/)
      .first()
      .waitFor({ timeout: 30_000 });
    await page.getByLabel("Failures alone").check();
    await page.getByRole("cell", { name: "429 ThrottlingException" }).first().waitFor({ timeout: 20_000 });
    await press(page.getByRole("button", { name: "End it: Amazon Connect is throttled" }), "Enter");
    await isOn(page, "Throttle Amazon Connect", false);

    await press(page.getByRole("switch", { name: "Take the directory down" }), "Enter");
    await isOn(page, "Take the directory down", true);
    expect(desk.directory?.isUp()).toBe(false);
    await press(page.getByRole("switch", { name: "Take the directory down" }), "Space");
    await isOn(page, "Take the directory down", false);

    await page.getByRole("img", { name: /^Finish: of the last 2 runs/ }).waitFor({ timeout: 60_000 });
    await page.getByRole("combobox", { name: "Kill" }).selectOption("Consumer");
    await press(page.getByRole("button", { name: "Its next run" }), "Enter");
    await page.getByText("next is killed").waitFor();
    await drop("struck", 3);
    await press(page.getByRole("button", { name: "Do not wait for the messages of Consumer" }), "Enter");
    await page.getByRole("img", { name: /^Consumer: .*1 killed or crashed/ }).waitFor();
    await page.getByRole("img", { name: /^Finish: of the last 3 runs/ }).waitFor({ timeout: 60_000 });
    expect(desk.connect.snapshot().filter(({ login }) => login.startsWith("struck"))).toHaveLength(3);
  });

  it("hinders nobody, in light and dark, narrow and wide", async () => {
    await using opened = await openPage(browser, desk, "hood", { bypassCSP: true });
    const { page } = opened;
    await press(page.getByRole("switch", { name: "Throttle Amazon Connect" }), "Space");
    await isOn(page, "Throttle Amazon Connect", true);
    await page.getByText("Callers", { exact: true }).click();
    await page.getByRole("list", { name: "Items of Callers" }).waitFor();
    expect(await hindrancesOf(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await press(page.getByRole("switch", { name: "Throttle Amazon Connect" }), "Space");
    await isOn(page, "Throttle Amazon Connect", false);
  });
});

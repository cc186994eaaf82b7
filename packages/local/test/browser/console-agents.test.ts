import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleDesk, openConsoleDesk } from "../console/console-desk.ts";
import { fileOf, rowOf } from "../desk.ts";
import { openBrowser } from "./chromium.ts";
import { openPage } from "./console-page.ts";
import { hindrancesOf } from "./hinders.ts";

let browser: Browser;
let desk: ConsoleDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), openConsoleDesk()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const csv = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

describe("the room of agents", () => {
  it("shows a file's rows as they are done, lets a failed one be mended, and drops it back", async () => {
    await using opened = await openPage(browser, desk, "agents");
    const { page, requests, signs } = opened;
    const file = fileOf(rowOf("zoe"), rowOf("yan", { routing: "Nowhere" }));
    await page.getByLabel("Create: choose a CSV").setInputFiles(csv("june.csv", file));
    const card = page.getByRole("article", { name: "create/june.csv" });
    await card.getByText("Finished").waitFor();
    expect(await card.getByRole("list", { name: "Outcomes" }).innerText()).toMatch(/1 created\s+1 failed/);
    await page.getByRole("list", { name: "Users" }).getByText("zoe").waitFor();

    await card.getByRole("button", { name: "Mend 1 row that failed" }).click();
    const table = card.getByRole("region", { name: "Failed rows" });
    expect(await table.getByRole("rowheader").innerText()).toMatch(/UnknownRoutingProfile/);
    await table.getByLabel(/routing profile name, failed row 1/).fill("Billing");
    await card.getByRole("button", { name: "Drop 1 row back" }).click();
    const mended = page.getByRole("article", { name: "create/june-mended.csv" });
    await mended.getByText("Finished").waitFor();
    expect(await mended.getByRole("list", { name: "Outcomes" }).innerText()).toMatch(/^1 created$/);
    expect(desk.connect.snapshot().map(({ login }) => login)).toEqual(expect.arrayContaining(["yan", "zoe"]));
    expect({ requests, signs }).toEqual({ requests: [], signs: [] });
  });

  it("takes a file that is dragged onto a field", async () => {
    await using opened = await openPage(browser, desk, "agents");
    const { page } = opened;
    const text = JSON.stringify(fileOf(rowOf("xena")));
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${text}], "dragged.csv", { type: "text/csv" }));
      return data;
    })()`);
    await page.locator(".tile.create").dispatchEvent("drop", { dataTransfer: transfer });
    const card = page.getByRole("article", { name: "create/dragged.csv" });
    await card.getByText("Finished").waitFor();
    expect(await card.getByRole("list", { name: "Outcomes" }).innerText()).toBe("1 created");
  });

  it("opens a report whose links lead to its files", async () => {
    await using opened = await openPage(browser, desk, "agents");
    const { page } = opened;
    const file = csv("may.csv", fileOf(rowOf("wes"), rowOf("vic", { routing: "Nowhere" })));
    await page.getByLabel("Create: choose a CSV").setInputFiles(file);
    const card = page.getByRole("article", { name: "create/may.csv" });
    const [report] = await Promise.all([
      page.waitForEvent("popup"),
      card.getByRole("link", { name: "Report" }).click(),
    ]);
    await report.waitForLoadState();
    const [download] = await Promise.all([
      report.waitForEvent("download"),
      report.locator("a[href*='failed/']").first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^failedActions-.*\.csv\.bak$/);
    expect(await report.evaluate("document.scripts.length")).toBe(0);
  });

  it("is left by nobody who skips to its content by the keyboard", async () => {
    await using opened = await openPage(browser, desk, "emergencies");
    const { page } = opened;
    await page.getByRole("heading", { level: 1, name: "Emergencies" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    expect(page.url()).toMatch(/#\/emergencies$/);
  });

  it("hinders nobody, in light and dark, narrow and wide", async () => {
    await using opened = await openPage(browser, desk, "agents", { bypassCSP: true });
    const { page } = opened;
    await page.getByLabel("Create: choose a CSV").setInputFiles(csv("again.csv", fileOf(rowOf("zoe"))));
    const card = page.getByRole("article", { name: "create/again.csv" });
    await card.getByRole("button", { name: /Mend/ }).click();
    await card.getByRole("region", { name: "Failed rows" }).waitFor();
    expect(await hindrancesOf(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });
});

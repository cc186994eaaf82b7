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

  it("opens a report that leads to its files", async () => {
    await using opened = await openPage(browser, desk, "agents");
    const { page } = opened;
    await page.getByLabel("Plan: choose a CSV").setInputFiles(csv("may.csv", fileOf(rowOf("w"), rowOf("v"))));
    const card = page.getByRole("article", { name: "plan/update/may.csv" });
    const [report] = await Promise.all([
      page.waitForEvent("popup"),
      card.getByRole("link", { name: "Report" }).click(),
    ]);
    await report.waitForLoadState();
    expect(await report.locator("h1").innerText()).toMatch(/plan|refused/i);
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

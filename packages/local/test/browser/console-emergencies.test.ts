import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleDesk, openConsoleDesk } from "../console/console-desk.ts";
import { setOn } from "../console/set-on.ts";
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

const board = () => dynamoBoard({ client: desk.clients.dynamo, table: desk.names.tables.emergencies });

describe("the emergency board", () => {
  it("is calm, shows an emergency the moment it is set, and that it is removed", async () => {
    await using opened = await openPage(browser, desk, "emergencies");
    const { page, requests, signs } = opened;
    const headline = page.getByRole("main").getByRole("status");
    await headline.getByText("No emergency is in force.").waitFor();
    await page.getByText("Nothing was ever changed.").waitFor();
    await page.getByRole("listitem", { name: "Manila: Not set up yet" }).waitFor();

    const place = { places: ["Manila"], type: "Fire alarm" };
    await setOn(board(), { ...place, until: Date.now() + 3 * 3_600_000 + 30_000 });
    const manila = page.getByRole("listitem", { name: "Manila: Emergency" });
    await manila.waitFor();
    const card = await manila.innerText();
    for (const words of ["Fire alarm", "Manila time", "just now", "in 3 h", "Priya Shah"])
      expect(card).toContain(words);
    await headline.getByText("Emergency in force: Manila.").waitFor();
    await page.getByRole("navigation", { name: "Rooms" }).getByText("1 in force").waitFor();

    await setOn(board(), { places: ["Manila"], removed: "Fire alarm" });
    await page.getByRole("listitem", { name: "Manila: Normal" }).waitFor();
    const changes = page.getByRole("list", { name: "Changes" }).getByRole("listitem");
    await changes.getByText("Removed").waitFor();
    expect(await changes.allInnerTexts()).toEqual([
      expect.stringMatching(/Removed\s+Manila/),
      expect.stringMatching(/Fire alarm\s+Manila/),
    ]);
    await page.getByRole("link", { name: "Telephone" }).last().click();
    await page.getByRole("heading", { level: 1, name: "Telephone" }).waitFor();
    expect({ requests, signs }).toEqual({ requests: [], signs: [] });
  });

  it("turns the pages of its history, and hinders nobody, in light and dark, narrow and wide", async () => {
    await setOn(board(), { places: ["Singapore"], type: "Power outage", until: Date.now() - 60_000 });
    for (let more = 0; more < 8; more++) await setOn(board(), { places: ["Manila"], type: "Severe weather" });
    await using opened = await openPage(browser, desk, "emergencies", { bypassCSP: true });
    const { page } = opened;
    await page.getByRole("listitem", { name: "Singapore: Ended" }).waitFor();
    expect(await hindrancesOf(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("11–11 of 11").waitFor();
    await page.getByRole("list", { name: "Changes" }).getByText("Fire alarm").waitFor();
  });
});

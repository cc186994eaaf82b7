import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleDesk, openConsoleDesk } from "../console/console-desk.ts";
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

const chatOf = (page: Page) => page.getByRole("region", { name: "Chat with the bot" });
const take = (page: Page, words: string) =>
  chatOf(page).getByRole("list", { name: "Suggestions" }).getByRole("button", { name: words, exact: true }).click();

describe("a chat with the bot", () => {
  it("resets a password by suggestions and the keyboard, and the handset shows the new one", async () => {
    await using opened = await openPage(browser, desk, "telephone", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const { page, requests, signs } = opened;
    const chat = chatOf(page);
    await chat.getByRole("button", { name: "Be Oliver Carter" }).click();
    await take(page, "Reset my password");
    await take(page, "ocarter");
    await take(page, "2 November 1985");
    await chat.getByText("the month in which you started").waitFor();
    await chat.getByLabel("What you say").fill("it was January");
    await page.keyboard.press("Enter");
    await take(page, "Yes");
    await chat.getByText("ResetPW: Fulfilled, reset").waitFor();

    const handset = page.getByRole("log", { name: "SMS to your phone" });
    await chat.getByRole("button", { name: "Look at the phone" }).click();
    expect(await page.evaluate("document.activeElement.ariaLabel")).toBe("SMS to your phone");
    const copy = handset.getByRole("button", { name: "Copy" });
    await copy.click();
    await page.getByText("Copied.").waitFor();
    const [text] = desk.cloud.texts.find({ to: "+61491570006" });
    const [, password] = text?.message.split("\n") ?? [];
    expect(await handset.getByRole("strong").innerText()).toBe(password);
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(password);

    await chat.getByRole("button", { name: "Be Nadia Rahman" }).click();
    await handset.getByText("No SMS yet.").waitFor();
    await page.getByText("1 SMS to other phones").click();
    await page.getByRole("button", { name: "+61491570006" }).click();
    await page.getByRole("log", { name: "SMS to +61491570006" }).getByText(String(password)).waitFor();
    expect({ requests, signs }).toEqual({ requests: [], signs: [] });
  });

  it("says that an answer was lost, asks for it again, and starts over", async () => {
    await using opened = await openPage(browser, desk, "telephone");
    const { page } = opened;
    const chat = chatOf(page);
    const turns = () => desk.cloud.journal.find({ operation: "RecognizeText" }).length;
    const before = turns();
    await page.route("**/api/chats/*/turns", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await take(page, "Agent");
    await chat.getByText("The front desk does not answer").waitFor();
    await page.unroute("**/api/chats/*/turns");
    await chat.getByRole("button", { name: "Try again" }).click();
    await chat.getByText("The bot hands over to an agent").waitFor();
    expect(turns() - before).toBe(1);
    await chat.getByRole("button", { name: "Start over" }).click();
    await chat.getByText("Say what you want").waitFor();
  });

  it("hinders nobody, in light and dark, narrow and wide", async () => {
    await using opened = await openPage(browser, desk, "telephone", { bypassCSP: true });
    const { page } = opened;
    await take(page, "Reset my password");
    await chatOf(page).getByText("What is your user ID?").waitFor();
    expect(await hindrancesOf(page, [".chat", ".handset"])).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });
});

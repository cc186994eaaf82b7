import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ConsoleDesk, openConsoleDesk } from "../console/console-desk.ts";
import { openBrowser } from "./chromium.ts";
import { openPage } from "./console-page.ts";
import { hindrancesOf } from "./hinders.ts";

const MENU = /To hear the state of the instances, press 1/;
let browser: Browser;
let desk: ConsoleDesk;

beforeAll(async () => {
  [browser, desk] = await Promise.all([openBrowser(), openConsoleDesk()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const callOf = (page: Page) => page.getByRole("region", { name: "Call", exact: true });
const saidIn = (page: Page) => page.getByRole("log", { name: "What is said" });
const key = (page: Page, name: string) => callOf(page).getByRole("button", { name, exact: true });
/** The line waits for keys, and the last that it said has these words. */
async function isAsked(page: Page, words: RegExp | string) {
  await saidIn(page).locator(".heard").last().filter({ hasText: words }).waitFor();
  await callOf(page)
    .getByText(/^Press (a key|keys)$/)
    .waitFor();
}

/** A slow voice that tells nothing of what it is kept from saying. */
const SPEECH = `
  window.spokenAloud = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: {
    saying: 0,
    speak(utterance) {
      window.spokenAloud.push(utterance.text);
      const mine = this.saying;
      setTimeout(() => mine === this.saying && utterance.onend?.(), 400);
    },
    cancel() { this.saying += 1; },
  } });`;

describe("the telephone", () => {
  it("rings the main line, which tells the state of the instances on key 1, and hangs up", async () => {
    await using opened = await openPage(browser, desk, "telephone");
    const { page, requests, signs } = opened;
    await key(page, "Ring").click();
    await isAsked(page, MENU);
    await key(page, "1").click();
    await saidIn(page)
      .getByText(/Instances: \d+ running/)
      .waitFor();
    const flow = page.getByRole("region", { name: "Main line" });
    await flow.getByText("The way in words").click();
    expect(await flow.getByRole("listitem").allInnerTexts()).toContainEqual(
      expect.stringMatching(/Asks for a key.*→ 1$/),
    );
    expect(await flow.locator(".block.current").count()).toBe(1);
    await key(page, "Hang up").click();
    await saidIn(page).getByText("the caller hangs up").waitFor();
    await key(page, "Ring").waitFor();
    expect({ requests, signs }).toEqual({ requests: [], signs: [] });
  });

  it("is used by the keyboard alone; digits that are typed into a field are no keys of it", async () => {
    await using opened = await openPage(browser, desk, "telephone");
    const { page } = opened;
    await callOf(page).locator(".ring:enabled").waitFor();
    await key(page, "Ring").focus();
    await page.keyboard.press("Enter");
    await isAsked(page, MENU);
    await callOf(page).getByLabel("Say something").pressSequentially("12");
    await callOf(page).getByLabel("Say something").fill("");
    await callOf(page).getByLabel("Functions and branches").focus();
    await page.keyboard.press("1");
    await saidIn(page)
      .getByText(/Instances: \d+ running/)
      .waitFor();
    expect(await saidIn(page).locator(".keyed").allInnerTexts()).toEqual([expect.stringMatching(/1$/)]);
    await key(page, "Hang up").focus();
    await page.keyboard.press("Enter");
    await key(page, "Ring").waitFor();
  });

  it("sets an emergency by the PIN on the handset, and a customer hears it on the demo line", async () => {
    await using opened = await openPage(browser, desk, "telephone");
    const { page, requests, signs } = opened;
    await callOf(page).getByLabel("Caller").selectOption("+61491570156");
    await callOf(page).getByLabel("Line").selectOption("Emergency_Authentication");
    await key(page, "Ring").click();
    const pin = await page.getByRole("log", { name: "SMS to your phone" }).getByRole("strong").last().innerText();
    await isAsked(page, "We have sent a PIN");
    await page.keyboard.type(pin.replaceAll(/\D/g, ""));
    await page.getByRole("region", { name: "Emergency_Update" }).waitFor();
    expect(await saidIn(page).innerText()).not.toContain(pin);
    // Manila, to set, a fire alarm, for four hours, and yes.
    await isAsked(page, /press 2/);
    await page.keyboard.press("2");
    await isAsked(page, /Manila/);
    await page.keyboard.press("2");
    await isAsked(page, "Fire alarm");
    await page.keyboard.press("1");
    await isAsked(page, /hours/);
    await page.keyboard.type("4#");
    await isAsked(page, "To set Fire alarm for Manila");
    await page.keyboard.press("*");
    await saidIn(page).getByText("Manila now has the emergency Fire alarm").waitFor();
    await key(page, "Hang up").click();

    await callOf(page).getByLabel("Line").selectOption("Emergency_Demo");
    await callOf(page).getByLabel("Caller").selectOption("Number withheld");
    await key(page, "Ring").click();
    await isAsked(page, "Manila");
    await page.keyboard.press("2");
    await saidIn(page)
      .getByText(/Manila office has been evacuated/)
      .waitFor();
    expect({ requests, signs }).toEqual({ requests: [], signs: [] });
  });

  it("speaks what is said where that is switched on, each message once", async () => {
    await using opened = await openPage(browser, desk, "telephone");
    const { page } = opened;
    await page.addInitScript(SPEECH);
    await page.reload();
    await callOf(page).getByLabel("Speak aloud").check();
    await key(page, "Ring").click();
    await isAsked(page, MENU);
    await page.keyboard.press("1");
    await saidIn(page)
      .getByText(/Instances: \d+ running/)
      .waitFor();
    await isAsked(page, MENU);
    const spoken = await page.evaluate<string[]>("spokenAloud");
    expect(spoken).toEqual(
      (await saidIn(page).locator(".heard").allInnerTexts()).map((text) => text.replace(/^The line:\s*/, "")),
    );
    await page.reload();
    expect(await callOf(page).getByLabel("Speak aloud").isChecked()).toBe(true);
  });

  it("on a phone has what is said, the keys and the way to hang up in sight at once", async () => {
    await using opened = await openPage(browser, desk, "telephone", { viewport: { width: 360, height: 740 } });
    const { page } = opened;
    await key(page, "Ring").click();
    await isAsked(page, MENU);
    expect(await callOf(page).getByText("Nadia Rahman on Main line").isVisible()).toBe(true);
    const topOf = async (place: Locator) => (await place.boundingBox())?.y ?? Number.NaN;
    expect(await topOf(key(page, "Hang up"))).toBeGreaterThanOrEqual(0);
    const words = await callOf(page).getByLabel("Say something").boundingBox();
    const rooms = page.getByRole("link", { name: "Emergencies" });
    expect((words?.y ?? Number.NaN) + (words?.height ?? 0)).toBeLessThanOrEqual(await topOf(rooms));
  });

  it("hinders nobody, in light and dark, narrow and wide", async () => {
    await using opened = await openPage(browser, desk, "telephone", { bypassCSP: true });
    const { page } = opened;
    await callOf(page).getByLabel("Functions and branches").check();
    await key(page, "Ring").click();
    await isAsked(page, MENU);
    await page.getByText("The way in words").click();
    await callOf(page).getByLabel("Caller").isDisabled();
    expect(await hindrancesOf(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });
});

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Scene } from "./scenes.ts";

const WIDE = 1280;
const NARROW = { width: 360, height: 740 };
const SCHEMES = ["light", "dark"] as const;

/** Takes each scene wide and narrow, light and dark, into files such as `agents-wide-light.png`, and gives their paths. */
export async function takeScreenshots(url: string, scenes: Scene[], folder: string): Promise<string[]> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] }).catch((cause) => {
    throw new Error(`Pictures are taken in Chromium, which is not at ${executablePath}: name it by CHROMIUM.`, {
      cause,
    });
  });
  const taken: string[] = [];
  try {
    await mkdir(folder, { recursive: true });
    const page = await browser.newPage({ viewport: { width: WIDE, height: 900 }, reducedMotion: "reduce" });
    for (const { name, height, set } of scenes) {
      const wide = { width: WIDE, height };
      await page.setViewportSize(wide);
      await page.goto(`${url}/#/${name}`);
      await set(page);
      for (const [size, viewport] of Object.entries({ wide, narrow: NARROW }))
        for (const colorScheme of SCHEMES) {
          await page.setViewportSize(viewport);
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.evaluate("scrollTo(0, 0)");
          const file = path.join(folder, `${name}-${size}-${colorScheme}.png`);
          await page.screenshot({ path: file });
          taken.push(file);
        }
    }
  } finally {
    await browser.close();
  }
  return taken;
}

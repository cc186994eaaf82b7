import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds in a page as it is, or in these parts of it, in light and dark, narrow and wide. Its context must have `bypassCSP`. */
export async function hindrancesOf(page: Page, parts = ["html"]): Promise<string[]> {
  await page.addScriptTag({ content: axe.source });
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const)
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(parts)})`);
      found.push(
        ...violations.map(({ id, impact, nodes }) => `${colorScheme} ${width}: ${impact} ${id}: ${nodes[0]?.html}`),
      );
    }
  return found;
}

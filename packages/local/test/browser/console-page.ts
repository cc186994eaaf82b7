import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { ConsoleDesk } from "../console/console-desk.ts";

export type OpenedPage = { page: Page; requests: string[]; signs: string[] } & AsyncDisposable;

/** Opens the page in a room of it; what it asks of elsewhere is refused and kept, as is what a script complains of. */
export async function openPage(
  browser: Browser,
  { url }: Pick<ConsoleDesk, "url">,
  room: "agents" | "telephone" | "emergencies" | "hood",
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [requests, signs]: [string[], string[]] = [[], []];
  await context.route("**/*", (route) => {
    const asked = route.request().url();
    if (asked.startsWith(`${url}/`)) return route.continue();
    requests.push(asked);
    return route.abort();
  });
  page.on("console", (message) => signs.push(message.text()));
  page.on("pageerror", (error) => signs.push(error.message));
  await page.goto(`${url}/#/${room}`);
  return { page, requests, signs, [Symbol.asyncDispose]: () => context.close() };
}

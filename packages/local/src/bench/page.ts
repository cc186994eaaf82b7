import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Browser, Page } from "playwright-core";
import { openConsole } from "../console/open-console.ts";
import type { Graph } from "../synth/graph.ts";
import { exchangeOf } from "../telephone/exchange.ts";
import { newAgents, peopled } from "./agents-file.ts";
import { openBenchDesk, type Quota } from "./bench-desk.ts";

/** The rooms of the page that are looked at, each in a window of its own. */
const ROOMS = ["agents", "hood"] as const;

export type PageSmoothness = {
  rows: number;
  /** Rows a second that streamed by. */
  rate: number;
  rooms: {
    room: (typeof ROOMS)[number];
    /** Milliseconds from asking for the page to the first content that one can use. */
    usable: number;
    /** Milliseconds of the tasks from then on that took longer than 50, and the longest of them; 0 where there was none. */
    longTasks: number[];
    longest: number;
  }[];
};

/** What tells that the room is there to be used. */
const USABLE = { agents: ".user-list li", hood: "main [role=switch], main table, main li" } as const;

/** How soon the page can be used, and how long its script keeps the browser busy at once while a large file streams by. */
export async function pageSmoothness(
  { graph, instance, quota }: { graph: Graph; instance: Instance; quota: Quota },
  { rows }: { rows: number },
): Promise<PageSmoothness> {
  const desk = await openBenchDesk(graph, peopled(instance), quota);
  await using opened = new AsyncDisposableStack();
  opened.defer(() => desk.close());
  const page = await openConsole({ frontdesk: { ...desk, exchange: () => exchangeOf(desk) }, port: 0 });
  opened.defer(() => page.close());
  const browser = opened.adopt(await openBrowser(), (one) => one.close());
  const windows: Awaited<ReturnType<typeof openRoom>>[] = [];
  // One after the other, as a person opens them.
  for (const room of ROOMS) windows.push(await openRoom(browser, page.url, room));
  const { seconds } = await desk.time(rows, newAgents({ count: rows }), "create");
  const rooms = await Promise.all(
    windows.map(async ({ room, usable, window }) => {
      const longTasks = (await window.evaluate<number[]>("longTasks")).map(Math.round);
      return { room, usable, longTasks, longest: Math.max(0, ...longTasks) };
    }),
  );
  return { rows, rate: rows / seconds, rooms };
}

/** Chromium is loaded by who measures the page alone. */
async function openBrowser(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] }).catch((cause) => {
    throw new Error(`The page is measured in Chromium, which is not at ${executablePath}: name it by CHROMIUM.`, {
      cause,
    });
  });
}

async function openRoom(browser: Browser, url: string, room: (typeof ROOMS)[number]) {
  const window: Page = await browser.newPage();
  await window.addInitScript(`
    globalThis.longTasks = [];
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)))
      .observe({ type: "longtask", buffered: true });
  `);
  const started = performance.now();
  await window.goto(`${url}/#/${room}`);
  await window.locator(USABLE[room]).first().waitFor();
  const usable = performance.now() - started;
  // What came before is in the time until then.
  await window.evaluate("longTasks.length = 0");
  return { room, usable, window };
}

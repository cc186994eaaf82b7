import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { newAgents } from "../bench/agents-file.ts";
import { ROOT } from "../synth/place.ts";

/** A room of the page in a state that shows what it is for. */
export type Scene = {
  name: "agents" | "telephone" | "emergencies" | "hood";
  /** How high a wide window has to be to show it. */
  height: number;
  /** Brings the front desk and the page there, from the room as it opens; once, before all pictures of it. */
  set(page: Page): Promise<void>;
};

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

/** In their order: each begins where the one before has left the front desk. */
export const SCENES: Scene[] = [
  {
    name: "agents",
    height: 800,
    async set(page) {
      const sample = await readFile(path.join(ROOT, "samples", "agents.csv"));
      const choose = page.getByLabel("Create: choose a CSV");
      await choose.setInputFiles(csv("agents.csv", sample));
      await page.getByRole("article", { name: "create/agents.csv" }).getByText("Finished").waitFor();
      await choose.setInputFiles(csv("new-team.csv", newAgents({ count: 90 })));
      const atWork = page.getByRole("article", { name: "create/new-team.csv" });
      await atWork.getByText(/rows a second/).waitFor();
      await atWork.getByText(/^(2\d|3\d) of/).waitFor();
    },
  },
  {
    name: "hood",
    height: 1000,
    async set(page) {
      await page.getByRole("meter", { name: /^CreateUser:/ }).waitFor();
    },
  },
  {
    name: "telephone",
    height: 1180,
    async set(page) {
      const call = page.getByRole("region", { name: "Call", exact: true });
      const said = page.getByRole("log", { name: "What is said" });
      async function key(keys: string, words: string) {
        await said.locator(".heard").last().filter({ hasText: words }).waitFor();
        await call.getByText(/^Press (a key|keys)$/).waitFor();
        await page.keyboard.type(keys);
      }
      await call.getByLabel("Caller").selectOption("+61491570156");
      await call.getByLabel("Line").selectOption("Emergency_Authentication");
      await call.getByRole("button", { name: "Ring", exact: true }).click();
      const texts = page.getByRole("log", { name: "SMS to your phone" });
      const pin = await texts.getByRole("strong").last().innerText();
      await key(pin.replaceAll(/\D/g, ""), "We have sent a PIN");
      await key("2", "press 2");
      await key("2", "Manila");
      await key("1", "Fire alarm");
      await key("4#", "hours");
      await key("*", "To set Fire alarm for Manila");
      await said.getByText("Manila now has the emergency Fire alarm").waitFor();
    },
  },
  {
    name: "emergencies",
    height: 700,
    async set(page) {
      await page.getByRole("listitem", { name: "Manila: Emergency" }).waitFor();
    },
  },
];

import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { newAgents } from "../bench/agents-file.ts";
import { ROOT } from "../synth/place.ts";

/** A room of the page in a state that shows what it is for. */
export type Scene = {
  name: "agents" | "telephone" | "emergencies" | "hood";
  /** Brings the front desk and the page there, from the room as it opens; once, before all pictures of it. */
  set(page: Page): Promise<void>;
};

const csv = (name: string, buffer: Buffer) => ({ name, mimeType: "text/csv", buffer });

/** In their order: each begins where the one before has left the front desk. */
export const SCENES: Scene[] = [
  {
    name: "agents",
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
];

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { ROOT } from "../synth/place.ts";
import "../synth/on-defaults.ts";
import { main } from "./options.ts";

const program = new Command("npm run cost --")
  .description("Counts what agents, calls and resets ask of AWS, on a front desk of its own, and writes docs/cost.md.")
  .action(() =>
    main(async () => {
      const { openCostDesk } = await import("../cost/cost-desk.ts");
      const { countUsage } = await import("../cost/scenarios.ts");
      const { standingUsage } = await import("../cost/standing.ts");
      const { costPage } = await import("../cost/page.ts");
      const desk = await openCostDesk();
      try {
        const [counted, standing] = [await countUsage(desk), standingUsage(desk.graph)];
        const day = new Date().toISOString().slice(0, 10);
        await writeFile(COUNTED, `${JSON.stringify({ day, ...rounded(counted), standing }, undefined, 2)}\n`);
        await writeFile(PAGE, costPage(counted, standing, day));
        console.log(`Wrote ${path.relative(process.cwd(), PAGE)}.`);
      } finally {
        await desk.close();
      }
    }),
  );

const PAGE = path.join(ROOT, "docs", "cost.md");
/** What the page is made of, for a test that reads it again. */
const COUNTED = path.join(ROOT, "packages", "local", "src", "cost", "counted.json");
const rounded = <T>(value: T): T => JSON.parse(JSON.stringify(value));

await program.parseAsync();

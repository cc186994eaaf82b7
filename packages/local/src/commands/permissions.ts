import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { permissionsPage } from "../docs/permissions-page.ts";
import { EVERYTHING_NEW } from "../permissions/everything.ts";
import { ROOT } from "../synth/place.ts";
import { discard, synthesise } from "../synth/synthesise.ts";
import "../synth/on-defaults.ts";
import { main } from "./options.ts";

const FILE = path.join(ROOT, "docs", "permissions.md");

const program = new Command("npm run permissions --")
  .description("Writes docs/permissions.md anew from the roles of the stacks.")
  .action(() =>
    main(async () => {
      const byDefault = await synthesise({ stage: "production" });
      const atMost = await synthesise({ stage: "production", settings: EVERYTHING_NEW });
      await writeFile(FILE, permissionsPage({ byDefault, atMost }));
      await Promise.all([byDefault, atMost].map(discard));
      console.log(`Wrote ${path.relative(process.cwd(), FILE)}.`);
    }),
  );
await program.parseAsync();

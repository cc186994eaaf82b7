import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Command } from "commander";
import { columnsPage } from "../docs/columns-page.ts";
import { ROOT } from "../synth/place.ts";
import { main } from "./options.ts";

const FILE = path.join(ROOT, "docs", "columns.md");

const program = new Command("npm run columns --")
  .description("Writes docs/columns.md anew from the code that reads the columns.")
  .action(() =>
    main(async () => {
      await writeFile(FILE, columnsPage());
      console.log(`Wrote ${path.relative(process.cwd(), FILE)}.`);
    }),
  );
await program.parseAsync();

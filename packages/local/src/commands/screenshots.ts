import path from "node:path";
import { Command, Option } from "commander";
import { SCENES } from "../screenshots/scenes.ts";
import { takeScreenshots } from "../screenshots/take.ts";
import { ROOT } from "../synth/place.ts";
import { main } from "./options.ts";
import { serve } from "./serve.ts";

type Options = { into: string; only: string[] };

const NAMES = SCENES.map(({ name }) => name);

const program = new Command("npm run screenshots --")
  .description("Takes the pictures of the page that README.md and docs/console.md show; needs Chromium (CHROMIUM).")
  .option("--into <folder>", "where they are put", path.join(ROOT, "docs", "images"))
  .addOption(new Option("--only <scenes...>", "takes these alone").choices(NAMES).default(NAMES))
  .action(({ into, only }: Options) =>
    main(async () => {
      const frontdesk = await serve({ port: 0, page: { port: 0 } });
      try {
        const scenes = SCENES.filter(({ name }) => only.includes(name));
        for (const file of await takeScreenshots(String(frontdesk.page), scenes, into))
          console.log(path.relative(process.cwd(), file));
      } finally {
        await frontdesk.close();
      }
    }),
  );
await program.parseAsync();

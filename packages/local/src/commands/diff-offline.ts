import { Command } from "commander";
import { main } from "./options.ts";

type Options = { stage: string; json?: boolean; unknown?: boolean };

const program = new Command("npm run diff:offline --")
  .description(
    "Runs the real `sst diff` on stand-ins for AWS and Pulumi: every function is bundled by SST, nothing is deployed.",
  )
  .option("--stage <name>", "the stage to look at, as it is before its first deployment", "local")
  .option("--json", "prints the sizes of the bundles and the number of resources as JSON in the last line")
  .option(
    "--unknown",
    "knows nothing that AWS makes up, as a first diff in an account: names fewer, bundles hardly any",
  )
  .action(({ stage, json, unknown = false }: Options) =>
    main(async () => {
      const { diffOffline } = await import("../offline/diff.ts");
      const { jsonOf, summaryOf } = await import("../offline/summary.ts");
      const diff = await diffOffline({ stage, isUnknown: unknown });
      if (diff.code !== 0) process.stderr.write(diff.output);
      else console.log(summaryOf(diff));
      if (json) console.log(jsonOf(diff));
      if (diff.faults.length) throw new Error(diff.faults.join("\n"));
    }),
  );
await program.parseAsync();

import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import { discard, synthesise } from "../synth/synthesise.ts";
import { main } from "./options.ts";

type Options = { stage: string; out?: string };

const program = new Command("npm run synth --")
  .description("Prints the resources that a deployment would create; needs no account.")
  .option("--stage <name>", "the stage to synthesise", "local")
  .option("--out <file>", "writes the whole graph there as JSON")
  .action(({ stage, out }: Options) =>
    main(async () => {
      const graph = await synthesise({ stage });
      for (const { type, name } of graph.resources) console.log(`${type.padEnd(70)} ${name}`);
      if (out) await writeFile(out, JSON.stringify(graph, undefined, 2));
      await discard(graph);
    }),
  );
await program.parseAsync();

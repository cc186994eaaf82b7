import { describe } from "@frontdesk/flows/lint/describe.ts";
import { error, type Finding } from "@frontdesk/flows/lint/finding.ts";
import { lint } from "@frontdesk/flows/lint/lint.ts";
import { Command } from "commander";
import { ofType } from "../synth/graph.ts";
import { discard, synthesise } from "../synth/synthesise.ts";
import { readText } from "../telephone/flow-file.ts";
import { list, main } from "./options.ts";

type Lint = { attributes: string[]; json?: boolean };

const program = new Command("npm run flows --").description(
  "Contact flows: those of the stacks, and files of anybody's.",
);
program
  .command("lint <files...>")
  .description(
    "Says what Amazon Connect would refuse in flow files, and what would surprise; ends with a failure for errors.",
  )
  .option("--attributes <names>", "attributes that something else sets, commas between them", list, [])
  .option("--json", "prints the findings as JSON")
  .action((files: string[], options: Lint) => main(() => lintFiles(files, options)));
program
  .command("print [name]")
  .description("Prints the flow of that name as Amazon Connect takes it; without a name, what there are.")
  .action((name: string | undefined) => main(() => print(name)));
await program.parseAsync();

async function lintFiles(files: string[], { attributes, json }: Lint) {
  const found = [];
  for (const file of files) found.push({ file, findings: await findingsIn(file, attributes) });
  if (json) console.log(JSON.stringify(found));
  else for (const { file, findings } of found) console.log(`${file}\n${describe(findings)}\n`);
  if (found.some(({ findings }) => findings.some(({ severity }) => severity === "error"))) process.exitCode = 1;
}

/** A file that cannot be read is a finding as well, so that the others are judged all the same. */
async function findingsIn(file: string, attributes: string[]): Promise<Finding[]> {
  try {
    return lint(await readText(file), { attributes });
  } catch (cause) {
    return [error("unreadable", "", cause instanceof Error ? cause.message : String(cause))];
  }
}

async function print(name: string | undefined) {
  const graph = await synthesise();
  await discard(graph);
  const flows = ofType(graph, "aws:connect/contactFlow:ContactFlow").map(({ inputs }) => inputs);
  if (!name) {
    for (const flow of flows) console.log(`${flow.name}: ${flow.description}`);
    return;
  }
  const found = flows.filter((flow) => flow.name.includes(name));
  if (found.length === 1) return console.log(found[0]?.content);
  const known = flows.map((flow) => flow.name).join(", ");
  throw new Error(`${found.length ? "several flows have" : "no flow has"} “${name}” in the name; there are: ${known}.`);
}

import { availableParallelism } from "node:os";
import path from "node:path";
import { Command } from "commander";
import { CHAOS_SETTINGS } from "../chaos/accelerate.ts";
import { type Chaos, chaosRuns } from "../chaos/in-threads.ts";
import type { ChaosRun } from "../chaos/run.ts";
import { discard, synthesise } from "../synth/synthesise.ts";
import { main, whole } from "./options.ts";

type Options = Omit<Chaos, "graph"> & { json?: boolean };

const program = new Command("npm run chaos --")
  .description(
    "Boots the whole local cloud, drops files while everything goes wrong that a seed says, and checks that no row is lost, done twice or told wrong.",
  )
  .option("--seed <number>", "the first run's seed, the next run's being one more", whole, 1)
  .option("--rows <number>", "rows of each run, in one file or two", whole, 200)
  .option("--runs <number>", "how many runs to make", whole, 1)
  .option("--parallel <number>", "runs side by side", whole, availableParallelism())
  .option("--keep <folder>", "writes there what happened in each run that broke something")
  .option("--json", "prints a summary as JSON in the last line")
  .addHelpText(
    "after",
    "\nA seed fixes the files, the settings and how the n-th call of a kind goes wrong. The functions are real processes: how\nthey interleave is the machine's, so that a run of the same seed may go another way.",
  )
  .action((options: Options) => main(() => chaos(options)));
await program.parseAsync();

async function chaos({ json, keep, ...options }: Options) {
  // With --json, standard output is for the summary alone.
  const say = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`);
  const started = performance.now();
  const graph = await synthesise({ stage: "chaos", settings: CHAOS_SETTINGS });
  const folder = keep && path.resolve(keep);
  const runs = await chaosRuns({ ...options, graph, keep: folder }, (run) => say(lineOf(run, options.rows))).finally(
    () => discard(graph),
  );
  const seconds = (performance.now() - started) / 1000;
  const broken = runs.filter((run) => run.broken.length > 0).map(({ seed, broken }) => ({ seed, broken }));
  for (const { seed, broken: what } of broken) {
    say(`Seed ${seed} broke:`);
    for (const each of what.slice(0, 10)) say(`  ${each}`);
    if (what.length > 10) say(`  and ${what.length - 10} more`);
    say(`  npm run chaos -- --seed ${seed} --rows ${options.rows}`);
  }
  const faults = runs.reduce((sum, run) => sum + run.faults, 0);
  const deaths = runs.reduce((sum, run) => sum + run.deaths, 0);
  say(
    `${runs.length} runs of ${options.rows} rows, ${faults} calls hit, ${deaths} functions cut off in ${seconds.toFixed(1)} s: ${broken.length === 0 ? "nothing broken." : `${broken.length} broken.`}`,
  );
  if (json) {
    const { seed, rows } = options;
    console.log(JSON.stringify({ runs: runs.length, seed, rows, faults, deaths, seconds, broken }));
  }
  if (broken.length > 0) process.exitCode = 1;
}

function lineOf({ seed, files, seconds, faults, deaths, broken }: ChaosRun, rows: number): string {
  const what = `${rows} rows in ${files === 1 ? "a file" : `${files} files`}, ${faults} calls hit, ${deaths} functions cut off`;
  return `Seed ${seed}: ${what}, ${seconds.toFixed(1)} s: ${broken.length === 0 ? "all is as it must be" : `BROKEN (${broken.length})`}`;
}

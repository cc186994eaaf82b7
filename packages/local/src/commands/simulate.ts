import { Presets, SingleBar } from "cli-progress";
import { Command } from "commander";
import { simulateAll } from "../simulation/in-threads.ts";
import { simulate } from "../simulation/simulate.ts";
import { main, whole } from "./options.ts";

type Options = { seeds: number; from: number; seed?: number; json?: boolean };

const program = new Command("npm run simulate --")
  .description(
    "Runs the production code of the pipeline under virtual time, with everything going wrong that a seed says; checks that no row is lost, done twice or told wrong.",
  )
  .option("--seeds <number>", "how many seeds to run", whole, 1000)
  .option("--from <number>", "the first of them", whole, 1)
  .option("--seed <number>", "runs this one alone, and prints what happens in it", whole)
  .option("--json", "prints a summary as JSON in the last line")
  .action((options: Options) => main(() => (options.seed === undefined ? runAll(options) : replay(options.seed))));
await program.parseAsync();

async function replay(seed: number) {
  const { trace, broken } = await simulate(seed, { isTraced: true });
  for (const line of trace) console.log(line);
  console.log(broken.length === 0 ? `Seed ${seed}: all is as it must be.` : `Seed ${seed} broke:`);
  for (const each of broken) console.log(`  ${each}`);
  if (broken.length > 0) process.exitCode = 1;
}

async function runAll({ seeds: count, from, json }: Options) {
  const started = performance.now();
  const format = "{bar} {value}/{total} seeds, {broken} broken, {duration_formatted}";
  const bar = new SingleBar({ format, stream: process.stderr, noTTYOutput: true, notTTYSchedule: 5000 }, Presets.rect);
  bar.start(count, 0, { broken: 0 });
  const { done, events, lasted, broken } = await simulateAll({ from, count }, (told) =>
    bar.update(told.done, { broken: told.broken.length }),
  ).finally(() => bar.stop());
  const seconds = (performance.now() - started) / 1000;
  const days = lasted / (24 * 3600_000);
  const say = json ? console.error : console.log;
  for (const each of broken.slice(0, 20)) {
    say(`Seed ${each.seed}: ${each.broken.slice(0, 3).join("; ")}`);
    say(`  npm run simulate -- --seed ${each.seed}`);
  }
  say(
    `${done} seeds, ${events.toLocaleString("en")} events, ${days.toFixed(1)} virtual days in ${seconds.toFixed(1)} s: ${broken.length === 0 ? "nothing broken." : `${broken.length} broken.`}`,
  );
  if (json) console.log(JSON.stringify({ seeds: done, from, events, virtualDays: days, seconds, broken }));
  if (broken.length > 0) process.exitCode = 1;
}

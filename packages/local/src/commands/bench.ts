import { Command, InvalidArgumentError, Option } from "commander";
import { figuresOf } from "../bench/figures.ts";
import { countsOf, countsTable, measuresOf, tableOf } from "../bench/report.ts";
import { runBench, SCENARIOS, type Scenario, type Sizes, USUAL_SCENARIOS } from "../bench/run.ts";
import { readInstanceFile, SAMPLE_INSTANCE } from "../cloud/instance.ts";
import { main, positive } from "./options.ts";

type Options = Sizes & {
  json?: boolean;
  counts?: boolean;
  strict?: boolean;
  only: Scenario[];
  rate: number;
  burst: number;
  fastRate: number;
  pause: number;
};

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError("It is a whole number greater than 0.");
}

const program = new Command("npm run bench --")
  .description("Measures how near the front desk comes to its limits, on clouds of its own on this machine.")
  .option("--json", "prints the figures and counts as JSON in the last line")
  .option("--counts", "prints which calls each scenario makes")
  .option("--strict", "fails where a figure does not reach its bar")
  .addOption(
    new Option("--only <scenarios...>", "runs these alone; page needs Chromium")
      .choices(SCENARIOS)
      .default(USUAL_SCENARIOS),
  )
  .option("--create-rows <number>", "rows that are created at the usual quota", count, 120)
  .option("--update-rows <number>", "rows that are updated, and updated again", count, 60)
  .option("--paced-rows <number>", "rows that are paced as the blog's utility does", count, 20)
  .option("--fast-rows <number>", "rows that are created at the raised quota", count, 1000)
  .option("--intake-rows <number>", "rows of the file whose intake is timed", count, 100_000)
  .option("--intake-rounds <number>", "how often it is timed", count, 5)
  .option("--memory-rows <number>", "rows of the large file whose intake's memory is measured", count, 1_000_000)
  .option("--small-rows <number>", "rows of the small file that it is compared with", count, 10_000)
  .option(
    "--init-rounds <number>",
    "how often each function is loaded, and the bare SDK clients that it uses",
    count,
    15,
  )
  .option("--mailbox-accounts <number>", "accounts whose mailbox addresses are told", count, 100_000)
  .option("--page-rows <number>", "rows that stream by while the page is looked at, at the raised quota", count, 10_000)
  .option("--rate <number>", "the usual quota, in calls of one operation a second", positive, 2)
  .option("--burst <number>", "calls of one operation that may come at once", count, 5)
  .option("--fast-rate <number>", "the raised quota", positive, 50)
  .option("--pause <milliseconds>", "from call to call in the blog's pacing", positive, 600)
  .action((options: Options) => main(() => bench(options)));
await program.parseAsync();

async function bench({ json, counts, strict, only, rate, burst, fastRate, pause, ...sizes }: Options) {
  // With --json, standard output is for the figures alone.
  const say = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`);
  const instance = await readInstanceFile(SAMPLE_INSTANCE);
  const pace = { usual: { rate, burst }, raised: { rate: fastRate, burst }, pause };
  const measured = await runBench({ instance, sizes, pace, only, say });
  const figures = figuresOf(measured);
  const counted = countsOf(measured);
  if (counts) say(`\n${countsTable(counted)}`);
  say(`\n${measuresOf(measured)}\n\n${tableOf(figures)}`);
  if (json) console.log(JSON.stringify({ figures, counts: counted }));
  if (strict && figures.some(({ ok }) => !ok)) process.exitCode = 1;
}

import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Report } from "@frontdesk/core/agents/report/report.ts";
import { Command, Option } from "commander";
import { type Clients, clientsOf } from "../cloud/clients.ts";
import { ROOT } from "../synth/place.ts";
import { drop, INTO, type Into } from "../uploads/drop.ts";
import { bytesOf, textOf } from "../uploads/export.ts";
import { follow, ledgerOf, type Summary } from "../uploads/follow.ts";
import { keep } from "../uploads/keep.ts";
import { openInBrowser } from "./open-in-browser.ts";
import { CONSOLE_PORT_OPTION, main, PORT, pageAt, port, positive, whole } from "./options.ts";
import { progressBar } from "./progress.ts";
import { askedToEnd, serve } from "./serve.ts";
import { FILES } from "./state-folder.ts";

type Options = {
  once?: boolean;
  json?: boolean;
  file: string;
  into: Into;
  port?: number;
  consolePort?: number;
  open: boolean;
  instance?: string;
  connectRate?: number;
  connectBurst?: number;
  faults?: number;
};

const SAMPLE = path.join(ROOT, "samples", "agents.csv");

const program = new Command("npm start --")
  .description("Boots the front desk on this machine, drops a CSV into its bucket, and shows what becomes of it.")
  .option("--once", "ends when the file is done")
  .option("--json", "prints a summary as JSON in the last line")
  .option("--file <csv>", "the file to drop", SAMPLE)
  .addOption(new Option("--into <folder>", "the folder to drop it into").choices(INTO).default("create"))
  .option(
    "--port <number>",
    `the gateway's port; 0 takes any free one (default: ${PORT}, or any where it is taken)`,
    port,
  )
  .option("--console-port <number>", CONSOLE_PORT_OPTION, port)
  .option("--no-open", "does not open the page in a browser")
  .option("--instance <file>", "the Amazon Connect instance that is joined (default: samples/instance.json)")
  .option("--connect-rate <number>", "calls a second that the simulated account allows for an operation", positive)
  .option("--connect-burst <number>", "calls of an operation that it allows at once", positive)
  .option("--faults <seed>", "has everything go wrong that this seed says: a whole number from 1", whole)
  .action((options: Options) => main(() => start(options)));
await program.parseAsync();

async function start(options: Options) {
  // With --json, standard output is for the summary alone.
  const say = (text: string) => (options.json ? process.stderr : process.stdout).write(`${text}\n`);
  const content = await readFile(options.file).catch((cause) => {
    throw new Error(`${options.file} cannot be read: ${cause.message}`, { cause });
  });
  say("Bringing up the front desk from the stacks …");
  const frontdesk = await serve({
    ...options,
    port: options.port ?? PORT,
    anyPort: options.port === undefined,
    ...(!options.once && { page: pageAt(options.consolePort) }),
  });
  try {
    const clients = clientsOf(frontdesk);
    const { cloud, names } = frontdesk;
    say(`Ready on ${cloud.endpoint}, bucket ${names.bucket}.`);
    if (frontdesk.page) say(`See it, drop it, ring it: ${frontdesk.page}`);
    if (frontdesk.page && options.open) await openInBrowser(frontdesk.page);
    const upload = await drop({ key: `${options.into}/${path.basename(options.file)}`, content }, clients, frontdesk);
    say(`Dropped ${path.relative(process.cwd(), options.file)} as ${upload.key}.\n`);
    const bar = progressBar(options.json ? process.stderr : process.stdout);
    const summary = await follow(upload, ledgerOf(clients, frontdesk), bar.show).finally(bar.end);
    say(report(summary, names.bucket));
    if (summary.reportKey) say(`The report: ${await keepReport(summary.reportKey, clients, names.bucket)}`);
    if (options.json) console.log(JSON.stringify({ uploads: [summary] }));
    if (options.once) return;
    say(`\nStill serving on ${frontdesk.page}: drop more files there, or press Ctrl-C to end.`);
    await askedToEnd();
  } finally {
    await frontdesk.close();
  }
}

/** Brings the report and the files that it links to here, and gives the report's path. */
async function keepReport(reportKey: string, clients: Clients, bucket: string): Promise<string> {
  const told = await textOf(clients, bucket, reportKey.replace(/html$/, "json"));
  const { files }: Pick<Report, "files"> = JSON.parse(told ?? '{"files":[]}');
  const bring = async (key: string) => keep(FILES, key, (await bytesOf(clients, bucket, key)) ?? "");
  // Of a file that is held, its plan is a report with a JSON of its own.
  const linked = files.flatMap(({ what, key }) => (what === "plan" ? [key, key.replace(/html$/, "json")] : [key]));
  const [page] = await Promise.all([bring(reportKey), ...linked.map(bring)]);
  return page;
}

function report(summary: Summary, bucket: string): string {
  const { failures, failedKey, processedKey } = summary;
  const lines = [headline(summary)];
  for (const { row, line, login, code, message } of failures) {
    lines.push(row > 0 ? `  line ${line}, ${login || "no login"}: ${message} (${code})` : `  ${message} (${code})`);
  }
  if (failedKey) lines.push(`To mend and drop again: s3://${bucket}/${failedKey}`);
  const kept = summary.isHeld ? "The file that is held:  " : "The file as it was:     ";
  if (processedKey) lines.push(`${kept}s3://${bucket}/${processedKey}`);
  return lines.join("\n");
}

function headline({ isPlan, isHeld, rows, succeeded, failed, outcomes, failures }: Summary): string {
  const counts = Object.entries(outcomes ?? {}).filter(([outcome, count]) => count > 0 && outcome !== "failed");
  const said = counts.map(([outcome, count]) => `${count} ${outcome}`).join(", ");
  if (isHeld) return "The file is held: nothing was done.";
  // Row 0 is the file itself.
  if (failures[0]?.row === 0) return isPlan ? "The file would be refused." : "The file was refused: nothing was done.";
  if (isPlan)
    return `A plan of ${rows} rows: ${said || "none"} if it were carried out, ${failed} refused. Nothing was done.`;
  return `${succeeded} of ${rows} agents done${said ? ` (${said})` : ""}, ${failed} failed.`;
}

import { CallBroken } from "@frontdesk/simulator/phone/call-broken.ts";
import type { ReceivedText } from "@frontdesk/simulator/phone/exchange.ts";
import type { Handset } from "@frontdesk/simulator/phone/handset.ts";
import { ring } from "@frontdesk/simulator/phone/ring.ts";
import { readScript, scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { lineOf, tell } from "@frontdesk/simulator/phone/tell.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { Command, InvalidArgumentError, Option } from "commander";
import { coveredBy, tellCoverage } from "../telephone/covered.ts";
import { flowNamed, withFlowFile } from "../telephone/dialling.ts";
import { type DeskExchange, staffed } from "../telephone/exchange.ts";
import { plugInto } from "../telephone/line.ts";
import { showingTexts } from "../telephone/showing-texts.ts";
import type { StandInHours } from "../telephone/stand-ins.ts";
import { terminalHandset } from "../telephone/terminal-handset.ts";
import { runTests } from "../telephone/test-cases.ts";
import { list, main } from "./options.ts";
import { running } from "./running.ts";

type Options = {
  from: string;
  to: string;
  keys?: string;
  at?: number;
  flow?: string;
  standIn?: StandInHours;
  test?: string[];
  agents: string[];
  instance?: string;
  ec2?: string;
  callers?: string;
  phones?: string;
  directory?: string;
  json?: boolean;
  coverage?: boolean;
};

/** Questions that a scripted caller leaves unanswered, once the script is used up, before hanging up: some flows ask for ever. */
const PATIENCE = 20;

const program = new Command("npm run call --")
  .description("Calls a contact flow of the front desk that runs here, or else of a new one, and says what happens.")
  .option("--from <number>", "who calls, with the country; `anonymous` withholds the number", "+12025550123")
  .option("--to <flow>", "a flow's name or a part of it, or a number of the instance", "main")
  .option(
    "--keys <script>",
    "what the caller does: 1,2,#,wait 6,say hello,code,wrong code,old code,hang up; a code is that of the newest SMS to the caller, an old one that of the SMS before; then silence, and after 20 questions hanging up",
    script,
  )
  .option("--at <time>", "when it rings, such as 2026-11-26T15:00:00Z (default: now)", time)
  .option("--flow <file>", "a flow of your own in Connect's Flow language, in place of one of the front desk's")
  .addOption(
    new Option(
      "--stand-in <hours>",
      "with --flow: queues and hours that its file names and this instance lacks are there, the hours always open or closed",
    ).choices(["open", "closed"]),
  )
  .addOption(
    new Option(
      "--test <files...>",
      "runs test cases in Connect's testing language; ends with a failure where one fails",
    ).conflicts("keys"),
  )
  .option("--agents <logins>", "who is on duty in every queue, commas between them", list, [])
  .option("--instance <file>", "of a new front desk: the Connect instance (default: samples/instance.json)")
  .option("--ec2 <file>", "of a new front desk: the EC2 instances (default: samples/ec2-instances.json)")
  .option("--callers <file>", "of a new front desk: who is known (default: samples/callers.csv)")
  .option(
    "--phones <file>",
    "of a new front desk: which numbers are mobiles, where they do not tell themselves (default: samples/phones.json)",
  )
  .option(
    "--directory <file>",
    "of a new front desk: who is in the directory that passwords are reset in (default: samples/directory.json)",
  )
  .option("--coverage", "says which branches of the flows were taken, and which were not")
  .option("--json", "prints the outcome as one line of JSON alone; npm adds lines of its own without `npm run -s call`")
  .action((options: Options) => main(() => call(options)));
await program.parseAsync();

async function call(options: Options) {
  const { instance, ec2, callers, phones, directory } = options;
  const isOwn = [instance, ec2, callers, phones, directory].some((file) => file !== undefined);
  const found = isOwn ? undefined : await running();
  const own = found ? undefined : await bringUp(options);
  try {
    const plugged = found ? await plugInto(found.telephone) : own?.exchange();
    if (!plugged) return;
    const exchange = staffed(await withFlowFile(plugged, options), options.agents);
    if (options.test) await test(exchange, options.test, options);
    else await ringOnce(exchange, options);
  } finally {
    await own?.close();
  }
}

/** What it takes to serve a front desk is loaded by who needs one: a second that a call to one that runs does not take. */
async function bringUp(options: Options) {
  process.stderr.write("Bringing up a front desk for this call …\n");
  const { serve } = await import("./serve.ts");
  return serve({ port: 0, ...options });
}

async function ringOnce(exchange: DeskExchange, options: Options) {
  const { from, keys, json } = options;
  const isScripted = keys !== undefined || json;
  const dialled = flowNamed(exchange, options);
  const texts = () => exchange.texts(from);
  const caller = isScripted ? follower(keys ?? "", texts) : await person(texts);
  const at = options.at === undefined ? {} : { at: options.at };
  const answered = await ring(exchange, { ...dialled, from, ...at }, { handset: caller.handset })
    .catch(brokenOff)
    .finally(caller.close);
  const { transcript } = answered;
  const left = caller.unused();
  // A call that went otherwise than its script is not to be taken for one that did.
  if (left.length) process.stderr.write(`Not keyed: ${left.join(", ")}\n`);
  const covered = coveredBy(exchange, [transcript]);
  if (json) return console.log(JSON.stringify({ ...answered, coverage: covered }));
  console.log(isScripted ? tell(transcript).join("\n") : transcript.slice(-1).map(lineOf).join(""));
  if (options.coverage) console.log(tellCoverage(covered));
}

type Caller = { handset: Handset; close(): void; unused(): string[] };
type Texts = () => ReceivedText[] | Promise<ReceivedText[]>;

function follower(script: string, texts: Texts): Caller {
  const handset = scriptedHandset(script, { patience: PATIENCE, texts });
  // Nobody has to hang up any more.
  const unused = () => handset.unused().filter((part) => part !== "hang up");
  return { handset, close: () => {}, unused };
}

async function person(texts: Texts): Promise<Caller> {
  const handset = terminalHandset({
    ...{ input: process.stdin, say: console.log },
    ...(process.stdin.isTTY && { echo: (text: string) => process.stdout.write(text) }),
  });
  console.log("Type 0 to 9, * and # to press a key, and words with Enter to speak to a bot; Ctrl-C hangs up.\n");
  const shown = await showingTexts(handset, { texts, say: console.log });
  return { handset: shown, close: () => handset.close(), unused: () => [] };
}

type Broken = { transcript: Transcript; endedBy: "nobody"; why: string };

/** A call that cannot go on is told as far as it came. */
function brokenOff(error: unknown): Broken {
  if (!(error instanceof CallBroken)) throw error;
  process.exitCode = 1;
  return { transcript: error.transcript, endedBy: "nobody", why: error.message };
}

async function test(exchange: DeskExchange, files: string[], options: Options) {
  const { from, at, json, coverage } = options;
  const calling = { from, ...flowNamed(exchange, options), ...(at === undefined ? {} : { at }) };
  const run = await runTests(exchange, files, calling);
  const covered = coveredBy(
    exchange,
    run.results.map(({ transcript }) => transcript),
  );
  console.log(json ? JSON.stringify({ results: run.results, coverage: covered }) : run.told);
  if (coverage && !json) console.log(tellCoverage(covered));
  if (!run.isPassed) process.exitCode = 1;
}

function script(text: string): string {
  try {
    readScript(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

function time(text: string): number {
  // Date.parse alone takes "5" for a day of the year 2001.
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new InvalidArgumentError("It is a date and time such as 2026-11-26T15:00:00Z.");
  return at;
}

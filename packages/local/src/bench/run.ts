import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import { settingsFor } from "../cloud/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { discard, synthesise } from "../synth/synthesise.ts";
import type { Quota, Timed } from "./bench-desk.ts";
import { readyToCreate } from "./create.ts";
import { type Init, initialisations } from "./init.ts";
import { type IntakeSpeed, intakeSpeed } from "./intake.ts";
import { type MailboxSpeed, mailboxSpeed } from "./mailboxes.ts";
import { type IntakeMemory, intakeMemory } from "./memory.ts";
import { type Pacing, pacings } from "./pacing.ts";
import { type PageSmoothness, pageSmoothness } from "./page.ts";
import { readyToUpdate, type Updates } from "./update.ts";

export const SCENARIOS = [
  "create",
  "update",
  "paced",
  "fast",
  "intake",
  "memory",
  "init",
  "mailboxes",
  "page",
] as const;
/** Without those that need a browser. */
export const USUAL_SCENARIOS = SCENARIOS.filter((scenario) => scenario !== "page");
export type Scenario = (typeof SCENARIOS)[number];

export type Sizes = {
  createRows: number;
  updateRows: number;
  pacedRows: number;
  fastRows: number;
  intakeRows: number;
  intakeRounds: number;
  memoryRows: number;
  /** What a large file's memory is compared with. */
  smallRows: number;
  initRounds: number;
  mailboxAccounts: number;
  pageRows: number;
};
export type Pace = {
  /** An account's quota as AWS gives it, and one that was raised. */
  usual: Quota;
  raised: Quota;
  /** Milliseconds from call to call, in the pacing that is compared with. */
  pause: number;
};
/** What was measured; a scenario that was not asked for is missing. */
export type Measured = {
  pace: Pace;
  create?: Timed;
  update?: Updates;
  paced?: { create: Pacing; update: Pacing };
  fast?: Timed;
  intake?: IntakeSpeed;
  memory?: IntakeMemory;
  init?: Init[];
  mailboxes?: MailboxSpeed;
  page?: PageSmoothness;
};

/** Every field of every agent is changed. */
const UNGUARDED = { emailChanges: "allowed", hold: { share: 1, from: 0 } };

export type Bench = {
  instance: Instance;
  sizes: Sizes;
  pace: Pace;
  only: readonly Scenario[];
  say: (text: string) => void;
};

/** Runs the scenarios: those that mostly wait side by side, those that need the processors one after another. */
export async function runBench(bench: Bench): Promise<Measured> {
  const { pace, only } = bench;
  const isRaised = (scenario: Scenario) => scenario === "fast" || scenario === "page";
  const alone = only.includes("mailboxes") ? await mailboxes(bench) : {};
  const raised = only.some(isRaised) ? await withGraph(bench, pace.raised, (graph) => raisedOnes(bench, graph)) : {};
  if (only.every((scenario) => isRaised(scenario) || scenario === "mailboxes")) return { pace, ...alone, ...raised };
  const usual = await withGraph(bench, pace.usual, async (graph) => ({
    ...(await waitingOnes(bench, graph)),
    ...(await busyOnes(bench, graph)),
  }));
  return { pace, ...alone, ...raised, ...usual };
}

/** The one that needs no cloud. */
async function mailboxes({ sizes, say }: Bench): Promise<Pick<Measured, "mailboxes">> {
  say(`Telling the mailbox addresses of ${sizes.mailboxAccounts.toLocaleString("en")} accounts …`);
  return { mailboxes: await mailboxSpeed({ accounts: sizes.mailboxAccounts }) };
}

/** The stacks as they are deployed for that quota. */
async function withGraph<Result>(
  { instance, say }: Bench,
  quota: Quota,
  use: (graph: Graph) => Promise<Result>,
): Promise<Result> {
  say(`Synthesising the stacks for ${quota.rate} calls a second …`);
  const graph = await synthesise({ settings: { ...settingsFor(instance, quota), agents: UNGUARDED } });
  return use(graph).finally(() => discard(graph));
}

type Waiting = Pick<Measured, "create" | "update" | "paced">;

/** All are warm before the first is timed, since starting processes would be felt by the others. */
async function waitingOnes({ instance, sizes, pace, only, say }: Bench, graph: Graph): Promise<Waiting> {
  const asked = (scenario: Scenario) => only.includes(scenario);
  if (!asked("create") && !asked("update") && !asked("paced")) return {};
  say("Warming up …");
  await using desks = new AsyncDisposableStack();
  const [create, update] = await Promise.all([
    asked("create") ? readyToCreate(graph, instance, pace.usual, { rows: sizes.createRows, desks }) : undefined,
    asked("update") ? readyToUpdate(graph, instance, pace.usual, { rows: sizes.updateRows, desks }) : undefined,
  ]);
  say("Creating, updating and pacing, side by side …");
  const [created, updated, paced] = await Promise.all([
    create?.(),
    update?.(),
    asked("paced") ? pacings(graph, instance, pace.usual, { rows: sizes.pacedRows, pause: pace.pause }) : undefined,
  ]);
  return { ...(created && { create: created }), ...(updated && { update: updated }), ...(paced && { paced }) };
}

async function raisedOnes(bench: Bench, graph: Graph): Promise<Pick<Measured, "fast" | "page">> {
  const asked = (scenario: Scenario) => bench.only.includes(scenario);
  const { instance, sizes, pace, say } = bench;
  const created = asked("fast") ? await fast(bench, graph) : {};
  if (!asked("page")) return created;
  say(`Looking at the page while ${sizes.pageRows.toLocaleString("en")} rows stream by …`);
  const quota = pace.raised;
  return { ...created, page: await pageSmoothness({ graph, instance, quota }, { rows: sizes.pageRows }) };
}

async function fast({ instance, sizes, pace, say }: Bench, graph: Graph): Promise<Pick<Measured, "fast">> {
  say(`Creating at ${pace.raised.rate} a second …`);
  await using desks = new AsyncDisposableStack();
  const create = await readyToCreate(graph, instance, pace.raised, { rows: sizes.fastRows, desks });
  return { fast: await create() };
}

type Busy = Pick<Measured, "intake" | "memory" | "init">;

async function busyOnes({ instance, sizes, only, say }: Bench, graph: Graph): Promise<Busy> {
  const measured: Busy = {};
  if (only.includes("intake")) {
    say(`Taking in ${sizes.intakeRows.toLocaleString("en")} rows …`);
    measured.intake = await intakeSpeed(graph, instance, { rows: sizes.intakeRows, rounds: sizes.intakeRounds });
  }
  if (only.includes("memory")) {
    say(`Taking in ${sizes.memoryRows.toLocaleString("en")} rows, for its memory …`);
    measured.memory = await intakeMemory(graph, instance, { small: sizes.smallRows, large: sizes.memoryRows });
  }
  if (only.includes("init")) {
    say(`Loading each function ${sizes.initRounds} times …`);
    measured.init = await initialisations(graph, { rounds: sizes.initRounds });
  }
  return measured;
}

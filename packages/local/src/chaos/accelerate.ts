import path from "node:path";
import { type Graph, ofType, resource } from "../synth/graph.ts";
import type { Plan } from "./plan.ts";

const FUNCTION = "aws:lambda/function:Function";
/** Seconds that an upload may stand still before the sweep looks after it. */
const SWEEP_AFTER = 2;

/** What files of all kinds may do there, which no copy of the stacks could change later: permissions go by it. */
export const CHAOS_SETTINGS = {
  agents: {
    emailChanges: "allowed",
    remove: { allowed: true, mostRows: 100_000, sharedQuickConnects: "refused" },
    hold: { share: 1, from: 0 },
  },
};

/** Where processes that are killed and start again leave what Node has compiled: it halves the time of a cold start. */
const compiledIn = ({ directory }: Graph) => path.join(directory, "compiled");

/** A copy of the synthesised stacks with the plan's settings, and with times that let a run end within seconds. */
export function accelerate(synthesised: Graph, { system, hidden }: Plan): Graph {
  const graph = structuredClone(synthesised);
  const { timeouts, quotas, retries, consumers, rowsAtOnce } = system;
  const inSeconds = { ...timeouts, bury: timeouts.consumer };
  for (const [name, timeout] of Object.entries(inSeconds)) {
    resource(graph, FUNCTION, `${name[0]?.toUpperCase()}${name.slice(1)}Function`).inputs.timeout = timeout;
  }
  const said = {
    QUOTAS: JSON.stringify(quotas),
    ROWS_AT_ONCE: String(rowsAtOnce),
    RETRIES: String(retries),
    SWEEP_AFTER_SECONDS: String(SWEEP_AFTER),
  };
  for (const { inputs } of ofType(graph, FUNCTION)) {
    const variables = inputs.environment?.variables ?? {};
    for (const [name, value] of Object.entries(said)) if (name in variables) variables[name] = value;
    inputs.environment = { variables: { ...variables, NODE_COMPILE_CACHE: compiledIn(graph) } };
  }
  for (const { inputs } of ofType(graph, "aws:sqs/queue:Queue")) {
    inputs.visibilityTimeoutSeconds = hidden;
    if (!inputs.redrivePolicy) continue;
    inputs.redrivePolicy = JSON.stringify({ ...JSON.parse(inputs.redrivePolicy), maxReceiveCount: retries });
  }
  const consumer = resource(graph, FUNCTION, "ConsumerFunction").inputs.name;
  for (const { inputs } of ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping")) {
    const isConsumer = String(inputs.functionName).endsWith(`:${consumer}`);
    if (isConsumer) inputs.scalingConfig = { maximumConcurrency: consumers };
  }
  return graph;
}

/** The one schedule that the stacks have. */
export function sweepSchedule(graph: Graph): string {
  const [schedule] = ofType(graph, "aws:scheduler/schedule:Schedule");
  if (!schedule) throw new Error("the stacks have no schedule");
  return schedule.inputs.name ?? schedule.name;
}

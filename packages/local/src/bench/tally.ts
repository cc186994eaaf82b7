import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import { ofType } from "../synth/graph.ts";

/** What the system asked of AWS within a time. */
export type Counts = {
  /** By service and operation, e.g. `sqs SendMessageBatch`; a call that was refused counts too. */
  calls: Record<string, number>;
  /** Calls of Connect, and how many of them were answered 429. */
  connectCalls: number;
  throttled: number;
  /** UpdateItem on the limiter's buckets, those included whose condition failed. */
  limiterWrites: number;
  /** By function: invocations, the processes that ran them, and what Lambda bills (duration × memory). */
  functions: Record<string, { invocations: number; processes: number; gigabyteSeconds: number }>;
};

/** Counts what functions and event sources ask, not what the operator does, from now until the answer is called. */
export function startTally({ cloud, graph, names }: Frontdesk): () => Counts {
  const calls = new Map<string, number>();
  const counts = { connectCalls: 0, throttled: 0, limiterWrites: 0 };
  const memory = new Map(ofType(graph, FUNCTION).map(({ inputs }) => [inputs.name, inputs.memorySize / 1024]));
  const logical = new Map(Object.entries(names.functions).map(([name, physical]) => [physical, name]));
  const runs = new Map<string, { invocations: number; pids: Set<number>; gigabyteSeconds: number }>();

  const offJournal = cloud.journal.on((entry) => {
    const { service, operation, status, caller } = entry;
    if (caller === cloud.credentials.accessKeyId) return;
    const name = `${service} ${operation}`;
    calls.set(name, (calls.get(name) ?? 0) + 1);
    if (isLimiterWrite(entry)) counts.limiterWrites += 1;
    if (service !== "connect") return;
    counts.connectCalls += 1;
    if (status === 429) counts.throttled += 1;
  });
  const offRuns = cloud.runs.on(({ function: physical, duration, pid }) => {
    const name = logical.get(physical) ?? physical;
    const run = runs.get(name) ?? { invocations: 0, pids: new Set(), gigabyteSeconds: 0 };
    run.invocations += 1;
    run.pids.add(pid);
    run.gigabyteSeconds += (duration / 1000) * (memory.get(physical) ?? 0);
    runs.set(name, run);
  });

  return () => {
    offJournal();
    offRuns();
    const functions = [...runs].map(([name, { pids, ...run }]) => [name, { ...run, processes: pids.size }] as const);
    return { ...counts, calls: inOrder(calls), functions: Object.fromEntries(functions) };
  };
}

const FUNCTION = "aws:lambda/function:Function";

function isLimiterWrite({ service, operation, input }: JournalEntry): boolean {
  if (service !== "dynamodb" || operation !== "UpdateItem") return false;
  const { Key } = (input ?? {}) as { Key?: { pk?: { S?: string } } };
  return Boolean(Key?.pk?.S?.startsWith("limiter#"));
}

const inOrder = (calls: Map<string, number>) =>
  Object.fromEntries([...calls].sort(([one], [other]) => (one < other ? -1 : 1)));

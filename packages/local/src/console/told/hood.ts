/** What is seen under the hood. Times are milliseconds since the epoch, durations milliseconds. */

export type QueueTold = {
  /** As the stacks call it, e.g. `Rows`. */
  name: string;
  visible: number;
  inFlight: number;
  delayed: number;
  /** How long (s) a message that somebody has received is hidden from others. */
  hiddenFor: number;
  /** Where a message goes that was received that often without being done. */
  redrive?: { to: string; after: number };
  /** The function that its messages are handed to, and how. */
  consumer?: { name: string; batch: number; atOnce?: number };
};
export type QueuesTold = { queues: QueueTold[] };

export type RunTold = {
  id: string;
  at: number;
  outcome: "success" | "error" | "timeout" | "crash";
  duration: number;
  isCold: boolean;
  /** The most memory that its process ever held, in MB. */
  memory: number;
};
export type FunctionTold = {
  /** As the stacks call it, e.g. `Consumer`. */
  name: string;
  /** What it is a part of, e.g. `agents`. */
  part: string;
  /** Who invokes it, in words. */
  invokedBy: string[];
  /** What becomes of its work where it is killed, in words. */
  recovery: string;
  /** In milliseconds. */
  timeout: number;
  /** In MB. */
  memory: number;
  running: number;
  /** Its next invocation is killed as it begins. */
  isDoomed: boolean;
  runs: number;
  failures: number;
  /** Of the last 200 runs; nothing before the first. */
  p50?: number;
  p95?: number;
  /** Newest last. */
  last: RunTold[];
};
export type FunctionsTold = { functions: FunctionTold[] };

export type BucketTold = {
  /** The operation of Amazon Connect; `all` where they share one bucket. */
  name: string;
  /** Calls a second, and at once, that the functions keep to. */
  quota: { rate: number; burst: number };
  /** Calls a second over the last ten, throttled ones included. */
  used: number;
  /** Calls of the last ten seconds that Amazon Connect has throttled. */
  throttled: number;
  /** The last time that it was slowed, while that still holds: to how many calls a second, what it is now, and when it is full again. */
  slowed?: { to: number; now: number; until: number };
  /** When all is done that is reserved now; it may be past. */
  nextAt?: number;
};
export type LimiterTold = { buckets: BucketTold[] };

export type TableTold = { name: string; items: number; isMore: boolean; key: string[] };
export type TablesTold = { tables: TableTold[] };
/** A page of a table's items, each as JSON; `next` leads to the next one. */
export type ItemsTold = { items: { key: string; json: string; isCut: boolean }[]; next?: string };

/** `refused`: a condition did not hold, which is an answer like another. */
export type CallOutcome = "done" | "refused" | "throttled" | "failed";
export type CallTold = {
  id: string;
  at: number;
  service: string;
  operation: string;
  /** A function as the stacks call it, `operator`, or an access key. */
  caller: string;
  status: number;
  code?: string;
  took: number;
  outcome: CallOutcome;
};
/** The last calls, and the last of those that failed or were throttled, oldest first. */
export type JournalTold = { calls: CallTold[]; failed: CallTold[] };

export type KillTold = {
  id: number;
  at: number;
  name: string;
  /** How many processes were killed; 0: the next invocation was meant. */
  processes: number;
};
export type SwitchesTold = {
  /** Another caller of the account takes so much of each operation's quota. */
  connect: { isOn: boolean; since?: number; taken: number; quota: number };
  /** Nothing where there is no directory. `isOn`: it is down. */
  directory?: { isOn: boolean; since?: number };
  /** Newest first. */
  kills: KillTold[];
  /** Functions that have failed with messages that are hidden still, until a time. */
  hidden: { name: string; messages: number; backAt: number }[];
};

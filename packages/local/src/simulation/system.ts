import type { Crew } from "@frontdesk/core/agents/capacity.ts";
import type { Hold } from "@frontdesk/core/agents/hold.ts";
import type { Message } from "@frontdesk/core/agents/report/message.ts";
import type { Bucket as LimiterBucket } from "@frontdesk/core/throttle/buckets.ts";
import type { Quotas } from "@frontdesk/core/throttle/quota.ts";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { OpenInstance } from "@frontdesk/simulator/connect/open-instance.ts";
import type { Bucket } from "./memory/inbox.ts";
import type { LedgerState } from "./memory/ledger-state.ts";
import type { MemoryQueue } from "./memory/queue.ts";

/** How the system is set up, as the stacks and settings would say. */
export type System = Crew & {
  instance: Instance;
  quotas: Quotas;
  /** How often a row is tried. */
  retries: number;
  /** Seconds that a run of each function may take. */
  timeouts: { intake: number; consumer: number; finish: number; sweep: number };
  /** Rows after which an intake notes how far it is. */
  noteEvery: number;
  hold: Hold;
};

/** All that outlives a run of a function. */
export type Outside = {
  bucket: Bucket;
  ledger: LedgerState;
  limiter: Map<string, LimiterBucket>;
  connect: OpenInstance;
  queues: { jobs: MemoryQueue; deadLetters: MemoryQueue };
  /** What functions would have logged. */
  logged: unknown[];
  /** What people were told at the ends of uploads. */
  told: Message[];
  /** Told of each call to Connect as it leaves. */
  departs(operation: string): void;
};

import type { Ledger } from "@frontdesk/core/agents/ledger.ts";
import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";

/** What a run has left when all is over, whether it ran in memory or on the local cloud. */
export type Ended = {
  ledger: Pick<Ledger, "entry" | "outcomes" | "failures">;
  /** Every key of the bucket. */
  keys: string[];
  /** The text under a key; nothing where there is none. */
  read(key: string): Promise<string | undefined>;
  users: UserSnapshot[];
};

import type { Operation } from "@frontdesk/core/agents/connect-operations.ts";
import type { Reason } from "@frontdesk/core/agents/job.ts";
import type { Entry, Failure, ForeseenRow, Lease, UnderWay } from "@frontdesk/core/agents/ledger.ts";
import type { Verb } from "@frontdesk/core/agents/upload.ts";

/** What became of a block's rows. */
export type Block = {
  succeeded: Set<number>;
  failed: Set<number>;
  turns: Map<number, number>;
  /** The same rows by outcome and second. */
  slots: Record<string, Set<number>>;
};
/** An upload, with who has it now. */
export type Item = { entry: Entry; intake?: Lease; finishing?: Lease; closed: Set<number>; stamp?: number };

/** What the ledger's table holds. */
export type LedgerState = {
  items: Map<string, Item>;
  /** By upload, then by block's or row's number. */
  blocks: Map<string, Map<number, Block>>;
  failures: Map<string, Map<number, Failure>>;
  notes: Map<string, Reason>;
  effects: Map<string, Set<Operation>>;
  foreseen: Map<string, Map<number, ForeseenRow>>;
  /** By content and verb: the upload that approved it. */
  held: Map<string, { verb: Verb; approvedBy?: string }>;
  stamps: Map<number, string>;
  underWay: Map<string, UnderWay>;
};

export const emptyLedger = (): LedgerState => ({
  items: new Map(),
  blocks: new Map(),
  failures: new Map(),
  notes: new Map(),
  effects: new Map(),
  foreseen: new Map(),
  held: new Map(),
  stamps: new Map(),
  underWay: new Map(),
});

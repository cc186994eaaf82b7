import type { Addresses } from "../addresses.ts";
import type { Reason } from "../job.ts";
import type { Verb } from "../upload.ts";

/** What became of a row; in a plan, what would become of it. */
export const OUTCOMES = ["created", "changed", "unchanged", "removed", "absent", "failed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One setting of an agent before and after; nothing where it is not set. Never a password. */
export type Change = { setting: string; from?: string | undefined; to?: string | undefined };

/** A row as a report lists it: each row of a plan, and the failed ones of an upload that was carried out. */
export type ReportRow = {
  /** From 1, the first row below the header. */
  row: number;
  /** The line of the file, as an editor counts. */
  line: number;
  login: string;
  outcome: Outcome;
  changes?: Change[];
  /** Why it failed, or would fail. */
  reason?: Reason;
};

/** How one upload ended, with all that a person or a program may ask of it. */
export type Report = {
  upload: string;
  /** What was dropped, e.g. `plan/update/june.csv`. */
  key: string;
  verb: Verb;
  /** `plan`: nothing was done. `held`: nothing was done, since too many agents would change: outcomes and rows are its plan's. */
  kind: "run" | "plan" | "held";
  /** Milliseconds since the epoch. */
  startedAt: number;
  finishedAt: number;
  rows: number;
  outcomes: Record<Outcome, number>;
  /** Why the file was refused whole, or is held. */
  refused?: Reason | undefined;
  /**
   * How many rows came to each outcome in each second since the start, in the order of time; seconds without any are left
   * out. Where there would be more than 2,000, each stands for the 2, 4, 8 … seconds from it on.
   */
  timeline: { second: number; outcomes: Partial<Record<Outcome, number>> }[];
  /** Why rows failed, the most frequent first. `lines` are the first of them; `message` is the first one's. */
  reasons: { code: string; message: string; rows: number; lines: number[] }[];
  files: { what: "failures" | "original" | "held" | "plan" | "json"; key: string; href: string }[];
  /** What carrying a plan out would take. */
  effort?: { calls: { operation: string; calls: number }[]; seconds: number } | undefined;
  /** Of the addresses of new agents' mailboxes; nothing where nobody asked for it. */
  addresses?: Addresses | undefined;
};

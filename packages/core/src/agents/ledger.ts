import type { Applied } from "./apply.ts";
import type { Operation } from "./connect-operations.ts";
import type { Survey } from "./csv/survey.ts";
import type { Foreseen } from "./foresee.ts";
import type { Place, Reason } from "./job.ts";
import type { Drop, Upload, Verb } from "./upload.ts";

/** An upload as the ledger knows it. */
export type Entry = Upload & {
  state: "reading" | "working" | "finished" | "superseded";
  /** When it was first read, in milliseconds since the epoch. */
  startedAt: number;
  survey?: Survey;
  /** Every row up to this one has been sent on. */
  sentTo?: number;
  /** Until when (ms) the run that reads or finishes it has it, unless that dies before. */
  busyUntil?: number;
  /** Blocks of which every row has its outcome. */
  fullBlocks: number;
  /** Only rows without an outcome are to be sent: their messages were lost. */
  again?: true;
  /** Why the file was refused whole, or is held. */
  refused?: Reason;
  /** The upload whose report is the plan of a file that is held. */
  heldFor?: string;
  finishedAt?: number;
} & Partial<Ending>;

export type Failure = Reason & { row: number; login: string; line: number };

/** What a row of a plan would do. */
export type ForeseenRow = Foreseen & { row: number; login: string; line: number };

/** How many rows came to each outcome, in all and from each second (since the epoch) to the next, in the order of time. */
export type Tally = {
  outcomes: Record<Applied | "failed", number>;
  timeline: { second: number; outcomes: Partial<Record<Applied | "failed", number>> }[];
};

/** An upload that has not ended, as the sweep finds it. */
export type UnderWay = {
  id: string;
  drop: Drop;
  /** When it was begun, in milliseconds since the epoch. */
  since: number;
  /** When a sweep first found its rows in no queue (ms). */
  lostSince?: number;
};

/** How an upload ended. */
export type Ending = {
  succeeded: number;
  failed: number;
  outcomes: Tally["outcomes"];
  failedKey?: string | undefined;
  /** Where the file that was dropped is now; nothing where it stays. */
  processedKey?: string | undefined;
  reportKey: string;
};

/**
 * Who works on an upload, and until when (ms): a run that was cut off leaves it, and it is free once that time has come.
 * Lambda tries a failed run again under the same request id, which is the owner: such a run goes on at once.
 */
export type Lease = { owner: string; until: number };

/** `last` where this outcome was the last that the upload waited for: it is to be finished. */
export type Standing = "open" | "last";

/**
 * Remembers what became of each row. Outcomes are sets of row numbers, not counters: each of these verbs may be called
 * again with the same arguments and changes nothing.
 */
export interface Ledger {
  entry(id: string): Promise<Entry | undefined>;
  /** Takes the upload on; `taken` where another has it now, `done` where there is nothing left to read. */
  begin(upload: Upload, lease: Lease): Promise<Entry | "taken" | "done">;
  /** Notes that nobody reads the file, since a newer one lies under its key; false where it was begun before. */
  supersede(upload: Upload): Promise<boolean>;
  /** Notes what the file is like, and what it is for: whatever a later run finds, the rows are judged by it. */
  surveyed(id: string, survey: Survey, verb: Verb): Promise<void>;
  /** Every row up to this one has been sent on; `pause` gives the upload up for another run to go on with. */
  sentTo(id: string, row: number, what: "go on" | "pause"): Promise<void>;
  /** Every row has been sent on. */
  sent(id: string): Promise<void>;
  /** Gives the upload up until a rehearsal of it is over. */
  wait(id: string): Promise<void>;
  /** The file can never work. */
  refuse(id: string, reason: Reason): Promise<void>;
  /** The file is held; `plan` is the upload whose report says what it would do. */
  hold(id: string, held: { reason: Reason; plan: string; survey: Survey }): Promise<void>;
  /** Remembers that a file of this content is held, and not approved. */
  holds(digest: string, verb: Verb): Promise<void>;
  /** What files of this content are held for, unless another upload than this one approved them. */
  heldFor(digest: string, upload: string): Promise<Verb[]>;
  /** Uses the approval up; false where another upload did. */
  approve(digest: string, verb: Verb, upload: string): Promise<boolean>;

  /** Every upload that was begun and has not ended. */
  underWay(): AsyncIterable<UnderWay>;
  /** Notes since when (ms) the upload's rows are in no queue; `undefined` where they are. */
  lostSince(id: string, since: number | undefined): Promise<void>;
  /** Has the rows without an outcome sent again; false where the upload is not being worked on. */
  reopen(id: string): Promise<boolean>;
  /** Takes an upload that has ended out of those under way. */
  forget(id: string): Promise<void>;

  /** The rows of this row's block whose outcome is known. */
  outcomes(place: Pick<Place, "upload" | "row">): Promise<Outcomes>;
  /** Records a success; a failure that is recorded already stands. Without an outcome, it is one that is recorded already. */
  succeed(place: Place, outcome?: Applied): Promise<Standing>;
  /** Records a failure; the first reason stands, and so does a success that is recorded already. */
  fail(place: Place, reason: Reason): Promise<Standing>;
  /** Notes that the row waits for this turn in a message of its own: any other message of it is a copy left over. */
  postponed(place: Place, turn: number): Promise<void>;
  /** Keeps the reason of a try that may be the row's last. */
  note(place: Place, reason: Reason): Promise<void>;
  noted(place: Place): Promise<Reason | undefined>;
  /** Notes which calls of the row had effect in a try that failed. */
  effected(place: Place, operations: Operation[]): Promise<void>;
  effects(place: Place): Promise<Operation[]>;
  /** Keeps what a row of a plan would do; the latest stands. */
  foreseen(place: Place, foreseen: Foreseen): Promise<void>;

  /** Takes the finishing on, and gives the time (ms) that its files' names carry: no other upload's, and the same at each try. */
  claimFinish(id: string, lease: Lease): Promise<{ entry: Entry; stamp: number } | "taken" | "done" | "early">;
  /** The failures in the order of their rows, as many as there are. */
  failures(id: string): AsyncGenerator<Failure>;
  /** What the rows of a plan would do, in their order; refused ones are among the failures. */
  plan(id: string): AsyncIterable<ForeseenRow>;
  count(id: string): Promise<{ succeeded: number; failed: number }>;
  tally(id: string): Promise<Tally>;
  finish(id: string, ending: Ending): Promise<void>;
}

export type Outcomes = {
  succeeded: Set<number>;
  failed: Set<number>;
  /** How often rows were postponed, those that were. */
  turns: Map<number, number>;
};

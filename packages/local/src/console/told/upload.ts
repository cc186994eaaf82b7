import type { Reason } from "@frontdesk/core/agents/job.ts";

/** What became of rows; in a plan, what would. */
export type OutcomeName = "created" | "changed" | "unchanged" | "removed" | "absent" | "failed";

/** How far an upload is. Times are milliseconds since the epoch. */
export type UploadTold = {
  id: string;
  /** As it was dropped, e.g. `plan/create/june.csv`. */
  key: string;
  folder: string;
  name: string;
  verb: "create" | "update" | "remove";
  isPlan: boolean;
  /** Nothing was done, since too many agents would change: it waits for approval. */
  isHeld: boolean;
  /** It was held, and approved on the page since. */
  isApproved?: true;
  /** `waiting`: dropped, and not read yet. */
  state: "waiting" | "reading" | "working" | "finished" | "superseded";
  startedAt: number;
  finishedAt?: number;
  /** Nothing until the file has been read through once. */
  rows?: number;
  succeeded: number;
  failed: number;
  /** Rows a second, lately; nothing while that is not known. */
  rate?: number;
  /** Rows a second that the account's quota allows where each row takes one call of its busiest operation. */
  allowed: number;
  secondsLeft?: number;
  outcomes?: Partial<Record<OutcomeName, number>>;
  /** Why the file was refused whole, or is held. */
  refused?: Reason;
  /** The first of the rows that failed so far, fewer of them once it has ended. */
  failures: FailureTold[];
  failedKey?: string;
  processedKey?: string;
  reportKey?: string;
};

export type FailureTold = Reason & { row: number; line: number; login: string };

/** The files dropped last, newest first. */
export type UploadsTold = { uploads: UploadTold[] };

/** A page of the rows that failed, as the failures file has them. */
export type FailedRowsTold = {
  /** As the file's header has them; the last is `error`. */
  columns: string[];
  /** Which of them hold a password. */
  secret: number[];
  rows: {
    /** From 0, in the failures file. */
    index: number;
    cells: string[];
    error: string;
    /** The columns that the reason names. */
    atFault: number[];
  }[];
  /** How many there are in all. */
  total: number;
  page: number;
  pageSize: number;
};

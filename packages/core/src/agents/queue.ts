import type { Job, Letter } from "./job.ts";
import type { Message as Word } from "./report/message.ts";
import type { Drop } from "./upload.ts";

/** Where rows wait, and where those go that failed for good. */
export interface Queue {
  /** Sends up to ten rows; resolves when all of them are in the queue. */
  sendJobs(jobs: Job[]): Promise<void>;
  /** Sends up to ten failures; resolves when all of them are in the dead-letter queue. */
  bury(letters: Letter[]): Promise<void>;
  /** Sends a row anew, to come after so many seconds: it has not been tried, so that this is no try. */
  postpone(job: Job, seconds: number): Promise<void>;
  /** Lets a message that failed come back after so many seconds, not only when its visibility timeout is over. */
  comeBack(receiptHandle: string, seconds: number): Promise<void>;
  /** Whether nothing waits, is under way or is delayed in either queue, by counts that may be a minute old. */
  isIdle(): Promise<boolean>;
}

/** A message as a consumer gets it. */
export type Message = {
  id: string;
  body: string;
  receiptHandle: string;
  /** How often it has been received, this time included. */
  receiveCount: number;
};

/** The message's body as JSON; `undefined` where it is none. */
export function bodyOf({ body }: Message): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Asks for a file to be taken in by whoever does that; asking again is harmless. */
export type AskToTakeIn = (drop: Drop) => Promise<void>;

/** Asks for an upload to be finished by whoever does that; asking again is harmless. */
export type AskToFinish = (upload: string) => Promise<void>;

/** Tells people something; they may hear it twice. Throws Refused where they cannot be told. */
export type Announce = (word: Word) => Promise<void>;

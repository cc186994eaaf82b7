import * as z from "zod";
import type { Refused } from "../refused.ts";
import { Wanted } from "./wanted.ts";

/** Rows are counted in blocks, so that the outcome of each costs one small write however large the file is. */
export const BLOCK = 100;

/** Where a row stands: enough to record its outcome without asking for anything. */
export const Place = z.object({
  upload: z.string(),
  /** From 1, the first row below the header. */
  row: z.int().positive(),
  /** The rows of the whole file. */
  rows: z.int().positive(),
  login: z.string(),
  /** The line of the file that the row ends on, as an editor counts. */
  line: z.int().positive(),
});
export type Place = z.infer<typeof Place>;

/** How often the row was postponed: of two messages of one row, that of the earlier turn is a copy left over. */
const turn = z.int().min(0).default(0);

/** A quick connect that leads to an agent. */
export const QuickConnect = z.object({ id: z.string(), name: z.string() });
export type QuickConnect = z.infer<typeof QuickConnect>;

/** What every job says; with `plan` it is only worked out what it would do. */
const About = Place.extend({ turn, plan: z.literal(true).optional() });

/** A row on its way to Connect. It carries a password: it lives in encrypted queues only. */
export const Job = z.discriminatedUnion("verb", [
  About.extend({ verb: z.literal("create"), wanted: Wanted }),
  /** `userId` is the agent's, who is there already. */
  About.extend({ verb: z.literal("update"), wanted: Wanted, userId: z.string() }),
  /** Without `userId` there is no such agent. */
  About.extend({
    verb: z.literal("remove"),
    userId: z.string().optional(),
    quickConnects: z.array(QuickConnect).optional(),
  }),
]);
export type Job = z.infer<typeof Job>;

/** Why a row failed, in a word and in a sentence; never a password. */
export const Reason = z.object({ code: z.string(), message: z.string() });
export type Reason = z.infer<typeof Reason>;

/** The code of a plan's row that could not be judged: it may change its agent, or not. */
export const UNJUDGED = "Unjudged";

/** A row that failed for good, on its way to the failures file. The row itself stays in the file that was dropped. */
export const Letter = Place.extend({ reason: Reason });
export type Letter = z.infer<typeof Letter>;

/** The failure of a row that was refused; `also` says which part of it had effect. */
export const letterOf = ({ upload, row, rows, login, line }: Place, { code, message }: Refused, also = ""): Letter => ({
  ...{ upload, row, rows, login, line },
  reason: { code, message: `${message}${also}` },
});

/** Whether a message of the row is one left over from an earlier turn. */
export const isCopy = ({ row, turn }: Pick<Job, "row" | "turn">, turns: Map<number, number>) =>
  turn < (turns.get(row) ?? 0);

export const blockOf = ({ row }: Pick<Place, "row">) => Math.floor((row - 1) / BLOCK);
export const blocksOf = (rows: number) => Math.ceil(rows / BLOCK);

/** Whether the row is the last of its block in a file of so many rows. */
export const endsBlock = (row: number, rows: number) => row === rows || row % BLOCK === 0;

/** How many rows a block has: the last may be smaller. */
export function sizeOf(block: number, rows: number): number {
  return Math.min(BLOCK, rows - block * BLOCK);
}

import * as z from "zod";
import { NotUtf8 } from "../../csv/encoding.ts";
import { Refused } from "../../refused.ts";
import type { Verb } from "../upload.ts";
import { checkHeader, type IdentityManagement } from "./columns.ts";
import { type Dialect, dialectOf, type Open, readBatches } from "./read.ts";

/** What a first reading finds, and every later reading needs. */
export const Survey = z.object({
  dialect: z.object({
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252"]),
    delimiter: z.string(),
    hasSeparatorLine: z.boolean(),
  }),
  header: z.array(z.string()),
  /** How many rows there are below the header. */
  rows: z.int(),
});
export type Survey = z.infer<typeof Survey>;

/**
 * Reads the whole file once before anything is done with it, so that a file that can never work is refused whole, with
 * one reason, and the number of rows is known before the first is sent.
 */
export async function survey(open: Open, verb: Verb, management: IdentityManagement): Promise<Survey> {
  const dialect = await dialectOf(open);
  try {
    return await count(open, dialect, verb, management);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return count(open, { ...dialect, encoding: "windows-1252" }, verb, management);
  }
}

async function count(open: Open, dialect: Dialect, verb: Verb, management: IdentityManagement): Promise<Survey> {
  let header: string[] | undefined;
  let rows = 0;
  for await (const records of readBatches(open, dialect)) {
    const [first] = records;
    if (first?.row === 0) {
      checkHeader(first.cells, verb, management);
      header = first.cells;
    }
    rows = records.at(-1)?.row ?? rows;
  }
  if (!header) throw new Refused("EmptyFile", "There is nothing in the file.");
  if (rows === 0) throw new Refused("NoRows", "There is a header, but no row below it.");
  return { dialect, header, rows };
}

import { parse } from "csv-parse/sync";
import { Refused } from "../refused.ts";
import { decode, guessEncoding, NotUtf8 } from "./encoding.ts";

/** A line of cells, and which line of the file it ends on, as an editor counts. */
export type Row = { cells: string[]; line: number };

/**
 * Reads a file that fits into memory, however a spreadsheet or PowerShell wrote it: the encoding and the delimiter (`,` `;` tab) are
 * found out, cells are trimmed, lines without anything are left out. Throws Refused where it is no CSV.
 */
export async function rowsIn(bytes: Uint8Array): Promise<Row[]> {
  // The parser takes the end of a line within a cell for two where it is CR LF.
  const text = (await textIn(bytes)).replaceAll("\r\n", "\n").replace(BEFORE_HEADER, "");
  const [first = ""] = /[^\r\n]+/.exec(text) ?? [];
  const delimiter = [";", "\t"].find((each) => first.includes(each)) ?? ",";
  try {
    // Spreadsheets write rows that were cleared as delimiters alone.
    const skipping = { skip_empty_lines: true, skip_records_with_empty_values: true } as const;
    const options = { ...skipping, bom: true, relax_column_count: true, trim: true } as const;
    const rows: Row[] = [];
    // With `info` each line would have eleven members, of which one is wanted.
    const keep = (cells: string[], { lines }: { lines: number }) => {
      rows.push({ cells, line: lines });
      return null;
    };
    parse(text, { ...options, delimiter, on_record: keep });
    return rows;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Refused("NotCsv", `The file is no CSV: ${message}`, { cause });
  }
}

async function textIn(bytes: Uint8Array): Promise<string> {
  const whole = (async function* () {
    yield bytes;
  })();
  try {
    return (await Array.fromAsync(decode(whole, guessEncoding(bytes.subarray(0, 4096))))).join("");
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * What Windows PowerShell's Export-Csv says of what it has exported, and Excel's own word for the delimiter. The line is kept as an
 * empty one, so that lines count as in the file.
 */
const BEFORE_HEADER = /^\ufeff?(?:"?#TYPE [^\r\n]*|sep=.(?=[\r\n]))/i;

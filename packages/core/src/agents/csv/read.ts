import { Readable } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { Refused } from "../../refused.ts";
import { fieldOf } from "./columns.ts";
import { decode, type Encoding, guessEncoding } from "./encoding.ts";

/** Opens the file from its start; called once for each time that it is read. */
export type Open = () => Promise<AsyncIterable<Uint8Array>>;

/** How a file is written: found once, used by every later reading. */
export type Dialect = { encoding: Encoding; delimiter: string; hasSeparatorLine: boolean };

export type CsvRecord = {
  /** 0 is the header, 1 the first agent. Lines with nothing in them do not count. */
  row: number;
  /** The line of the file, from 1, that the record ends on. */
  line: number;
  cells: string[];
};

/** The delimiters that are found without being told. */
export const DELIMITERS = [",", ";", "\t"];
/** A row larger than this is no row. The memory that a reading takes is bounded by it. */
const LARGEST_ROW = 12 * 1024 * 1024;
const MOST_CELLS = 1_000_000;
const LONGEST_HEADER = 64 * 1024;

/** Finds out how the file is written; reads its first bytes. Throws Refused where it is empty or no text. */
export async function dialectOf(open: Open): Promise<Dialect> {
  const start = await firstBytes(await open());
  if (start.length === 0) throw new Refused("EmptyFile", "The file is empty.");
  const encoding = guessEncoding(start);
  const text = new TextDecoder(encoding).decode(start);
  const separator = /^sep=(.)[\r\n]/i.exec(text)?.[1]; // Excel's own first line
  if (separator) return { encoding, delimiter: separator, hasSeparatorLine: true };
  const scores = DELIMITERS.map((delimiter) => knownNames(text, delimiter));
  const delimiter = DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ",";
  return { encoding, delimiter, hasSeparatorLine: false };
}

async function firstBytes(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= LONGEST_HEADER) break;
  }
  return Buffer.concat(chunks).subarray(0, LONGEST_HEADER);
}

/** How many cells of the first record are columns' names, if that is the delimiter. */
function knownNames(text: string, delimiter: string): number {
  try {
    const [cells = []] = parseAtOnce(text, { ...LENIENT, delimiter, to: 1 });
    return cells.filter((cell) => fieldOf(cell)).length;
  } catch {
    return 0; // the reading itself will say what is wrong
  }
}

const LENIENT = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true, // a ragged row is refused by itself
  relax_quotes: true, // Bob "Bobby" Smith
  skip_empty_lines: true,
};

/** The file's records, the header first. Throws Refused, with the line, where the file's structure is broken. */
export async function* readRecords(open: Open, dialect: Dialect): AsyncGenerator<CsvRecord> {
  let parsedTo = 0;
  const parser = parse({
    ...LENIENT,
    delimiter: dialect.delimiter,
    max_record_size: LARGEST_ROW,
    info: true,
    // Told as each record is parsed: what is still on its way when the structure breaks is not read any more.
    on_record: (record, { lines }) => {
      parsedTo = lines;
      return record;
    },
  });
  const decoded = bounded(decode(await open(), dialect.encoding), dialect.delimiter);
  const text = Readable.from(decoded, { objectMode: false, encoding: "utf8" });
  text.on("error", (error) => parser.destroy(error)).pipe(parser);
  let row = dialect.hasSeparatorLine ? -1 : 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.every((cell) => cell.trim() === "")) continue;
      if (row >= 0) yield { row, line: info.lines, cells: record };
      row += 1;
    }
  } catch (error) {
    throw brokenAt(error as CsvError, parsedTo + 1);
  } finally {
    text.destroy();
  }
}

/** The parser bounds a row's size, but not its cells, each of which takes more memory than it has characters. */
async function* bounded(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string> {
  let cells = 0;
  for await (const chunk of text) {
    cells = /[\r\n]/.test(chunk) ? 0 : cells + chunk.split(delimiter).length - 1;
    if (cells > MOST_CELLS) {
      throw new Refused("RowTooLong", `A row has more than ${MOST_CELLS.toLocaleString("en")} cells: it is none.`);
    }
    yield chunk;
  }
}

function brokenAt(error: CsvError, line: number): Error {
  const { code } = error;
  if (code === "CSV_QUOTE_NOT_CLOSED") {
    const message = `A quote (") in the row that starts on line ${line} is never closed, so that the rest of the file cannot be told apart. Close it, or double it where it belongs to the text.`;
    return new Refused("UnbalancedQuote", message, { cause: error });
  }
  if (code === "CSV_MAX_RECORD_SIZE") {
    const message = `The row that starts on line ${line} is longer than ${LARGEST_ROW / 1024 / 1024} MB: look for a quote (") that is not closed.`;
    return new Refused("RowTooLong", message, { cause: error });
  }
  return error;
}

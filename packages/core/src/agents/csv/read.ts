import { parse as parseAtOnce } from "csv-parse/sync";
import { decode, type Encoding, guessEncoding } from "../../csv/encoding.ts";
import { Refused } from "../../refused.ts";
import { fieldOf } from "./columns.ts";
import { LENIENT, parsePieces } from "./parse.ts";

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

/** The file's records, the header first. Throws Refused, with the line, where the file's structure is broken. */
export async function* readRecords(open: Open, dialect: Dialect): AsyncGenerator<CsvRecord> {
  for await (const records of readBatches(open, dialect)) yield* records;
}

/** The same, as many at a time as a piece of the file holds: a million records one by one would take half of a run. */
export async function* readBatches(open: Open, dialect: Dialect): AsyncGenerator<CsvRecord[]> {
  const text = bounded(decode(await open(), dialect.encoding), dialect.delimiter);
  let row = dialect.hasSeparatorLine ? -1 : 0;
  for await (const parsed of parsePieces(text, dialect.delimiter)) {
    const records: CsvRecord[] = [];
    for (const { line, cells } of parsed) {
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (row >= 0) records.push({ row, line, cells });
      row += 1;
    }
    if (records.length > 0) yield records;
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

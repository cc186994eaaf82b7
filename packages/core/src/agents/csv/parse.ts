import { Readable } from "node:stream";
import { type CsvError, type Info, parse } from "csv-parse";
import { parse as parseAtOnce } from "csv-parse/sync";
import { Refused } from "../../refused.ts";

/** A record and the line, from 1, that it ends on. */
export type Parsed = { line: number; cells: string[] };

/** How files are read: nothing is refused that can be understood. */
export const LENIENT = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true, // a ragged row is refused by itself
  relax_quotes: true, // Bob "Bobby" Smith
  skip_empty_lines: true,
};
/** A row larger than this is no row. The memory that a reading takes is bounded by it. */
const LARGEST_ROW = 12 * 1024 * 1024;
/** Lines that a quoted record may reach over before the parser reads the rest of the file by itself. */
const MOST_LINES = 100;
const LINE_END = /[\r\n]/;

/**
 * Parses text that comes in pieces, a list of records for each. Lines without a quote, which are most lines of most files,
 * are split as they are, in a tenth of the parser's time. Those with one are the parser's, in text of whole records; where
 * such text has no end in sight, all that follows is.
 */
export async function* parsePieces(pieces: AsyncGenerator<string>, delimiter: string): AsyncGenerator<Parsed[]> {
  let held = "";
  let line = 0;
  try {
    for (let isOver = false; !isOver; ) {
      const { value, done = false } = await pieces.next();
      isOver = done;
      const text = held + (value ?? "");
      if (!isOver && !LINE_END.test(value ?? "") && text.length <= LARGEST_ROW) {
        held = text; // nothing is complete yet: a long line is not looked at again with each piece of it
        continue;
      }
      const { records, taken, lines, isLost } = parseLines(text, { delimiter, line, isOver });
      yield records;
      line += lines;
      held = text.slice(taken);
      if (isLost || held.length > LARGEST_ROW) {
        yield* parseRest(held, pieces, { delimiter, line });
        return;
      }
    }
  } finally {
    await pieces.return(undefined);
  }
}

type Piece = { delimiter: string; line: number; isOver: boolean };
/** `taken` characters, which are `lines` lines; `isLost` where the parser itself must say what follows. */
type Lines = { records: Parsed[]; taken: number; lines: number; isLost: boolean };

function parseLines(text: string, { delimiter, line, isOver }: Piece): Lines {
  const records: Parsed[] = [];
  let [at, lines] = [0, 0];
  let quote = text.indexOf('"');
  for (;;) {
    const end = lineEnd(text, at, isOver);
    if (end === undefined) return { records, taken: at, lines, isLost: false };
    if (quote < 0 || quote >= end.next) {
      if (end.at > at) records.push({ line: line + lines + 1, cells: text.slice(at, end.at).split(delimiter) });
      at = end.next;
      lines += 1;
      continue;
    }
    const whole = wholeRecords(text, at, isOver);
    if (whole === undefined) return { records, taken: at, lines, isLost: false };
    const parsed = whole.lines > MOST_LINES ? undefined : parseQuoted(text.slice(at, whole.next), delimiter);
    if (!parsed) return { records, taken: at, lines, isLost: true };
    for (const { record, info } of parsed) records.push({ line: line + lines + info.lines, cells: record });
    at = whole.next;
    lines += whole.lines; // the parser would count a line end of two characters within quotes twice
    quote = text.indexOf('"', at);
  }
}

/** Where the line ends that begins at `at`, and where the next one begins; nothing where its end is still to come. */
function lineEnd(text: string, at: number, isOver: boolean): { at: number; next: number } | undefined {
  const feed = text.indexOf("\n", at);
  const until = feed < 0 ? text.length : feed;
  const lone = text.slice(at, until).indexOf("\r");
  if (lone >= 0 && at + lone < until - 1) return { at: at + lone, next: at + lone + 1 };
  if (feed >= 0) return { at: lone >= 0 ? feed - 1 : feed, next: feed + 1 };
  if (!isOver || at >= text.length) return undefined;
  return { at: lone >= 0 ? text.length - 1 : text.length, next: text.length };
}

/** The end of the first lines from `at` in which quotes are even; nothing where it is still to come. */
function wholeRecords(text: string, at: number, isOver: boolean): { next: number; lines: number } | undefined {
  let quotes = 0;
  for (let [start, lines] = [at, 1]; ; lines += 1) {
    const end = lineEnd(text, start, isOver);
    if (end === undefined) return isOver || lines > MOST_LINES ? { next: text.length, lines: lines - 1 } : undefined;
    for (let quote = text.indexOf('"', start); quote >= 0 && quote < end.next; quote = text.indexOf('"', quote + 1)) {
      quotes += 1;
    }
    if (quotes % 2 === 0 || lines > MOST_LINES) return { next: end.next, lines };
    start = end.next;
  }
}

type WithInfo = { record: string[]; info: Info };

/** The records of text that holds whole ones; nothing where the parser says that it does not. */
function parseQuoted(text: string, delimiter: string): WithInfo[] | undefined {
  try {
    return parseAtOnce(text, { ...LENIENT, delimiter, max_record_size: LARGEST_ROW, info: true }) as never;
  } catch {
    return undefined; // the reading of the rest will say what is wrong, and in which line
  }
}

async function* parseRest(
  start: string,
  pieces: AsyncGenerator<string>,
  { delimiter, line }: Omit<Piece, "isOver">,
): AsyncGenerator<Parsed[]> {
  let parsedTo = line;
  const parser = parse({
    ...LENIENT,
    delimiter,
    max_record_size: LARGEST_ROW,
    info: true,
    // Told as each record is parsed: what is still on its way when the structure breaks is not read any more.
    on_record: (record, { lines }) => {
      parsedTo = line + lines;
      return record;
    },
  });
  async function* rest() {
    if (start) yield start;
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  }
  const text = Readable.from(rest(), { objectMode: false, encoding: "utf8" });
  text.on("error", (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<WithInfo>) {
      yield [{ line: line + info.lines, cells: record }];
    }
  } catch (error) {
    throw brokenAt(error as CsvError, parsedTo + 1);
  } finally {
    text.destroy();
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

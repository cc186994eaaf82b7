import { stringify } from "csv-stringify/sync";
import { fieldOf } from "./csv/columns.ts";
import { guarded, isGuarded, unguarded } from "./csv/formulas.ts";
import { DELIMITERS, readRecords } from "./csv/read.ts";
import type { Inbox } from "./inbox.ts";
import type { Entry, Failure, Ledger } from "./ledger.ts";

const BYTE_ORDER_MARK = "\ufeff";

/**
 * The rows that failed, with `error` as the last column: the file can be mended and dropped back, and a second drop ignores
 * that column. Each cell is as it was, but that no spreadsheet takes it for a formula, which a second drop knows to undo. It is read out of the file that was dropped, so that no row is kept anywhere else.
 */
export async function* failuresFile(entry: Entry, inbox: Inbox, ledger: Ledger): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK; // spreadsheets take the file for UTF-8 by it
  const delimiter = delimiterOf(entry);
  const line = (cells: string[]) => stringify([cells], { delimiter, record_delimiter: "\r\n", quoted_match: /[\r\n]/ });
  if (entry.refused || !entry.survey) {
    yield line(["error"]);
    yield line([sayOf(entry.refused ?? { code: "Unread", message: "The file was never read." })]);
    return;
  }
  const { header, dialect } = entry.survey;
  const errors = new Set(header.flatMap((cell, index) => (fieldOf(cell) === "error" ? [index] : [])));
  const plain = isGuarded(header) ? unguarded : (cell: string) => cell;
  const own = (cells: string[]) => {
    if (cells.length === header.length) return cells.filter((_, index) => !errors.has(index));
    // A ragged row's own cells are all kept; what an earlier failures file added stands last.
    return errors.size > 0 && cells.at(-1)?.startsWith("RaggedRow: ") ? cells.slice(0, -1) : cells;
  };
  yield line([...own(header), "error"]);
  const failures = ledger.failures(entry.id);
  let next = await failures.next();
  for await (const { row, cells } of readRecords(inbox.open(entry), dialect)) {
    if (next.done) break;
    if (row !== next.value.row) continue;
    yield line([...own(cells).map((cell) => guarded(plain(cell))), sayOf(next.value)]);
    next = await failures.next();
  }
}

/** That of the upload, unless the file would have to say it in a line of its own. */
function delimiterOf({ survey }: Entry): string {
  const { delimiter = "," } = survey?.dialect ?? {};
  return DELIMITERS.includes(delimiter) ? delimiter : ",";
}

const sayOf = ({ code, message }: Pick<Failure, "code" | "message">) => `${code}: ${message}`;

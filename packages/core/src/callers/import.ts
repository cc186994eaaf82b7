import { rowsIn } from "../csv/whole-file.ts";
import { Refused } from "../refused.ts";
import { Caller } from "./caller.ts";
import type { Callers } from "./callers.ts";
import { COLUMNS, type Column } from "./columns.ts";
import { type Country, e164 } from "./number.ts";

const NEEDED: Column[] = ["phonenumber", "firstname"];

/** What is wrong with one line of the file. */
export type LineFault = { line: number; column?: Column; message: string };

/** Every fault of a file; nothing of it was kept. */
export class CallersRefused extends Refused {
  readonly faults: LineFault[];

  constructor(faults: LineFault[]) {
    const told = faults.map(
      ({ line, column, message }) => `line ${line}: ${column ? `${column} ${message}` : message}`,
    );
    super("InvalidCallers", `Nobody was imported.\n${told.map((each) => `  ${each}`).join("\n")}`);
    this.faults = faults;
  }
}

/** Callers of a file, with what holds by default for the columns that it lacks. */
type Read = { callers: Caller[]; columns: Column[] };
type Options = { country?: Country | undefined };

/** Reads the callers of a file as they are where nothing is kept of them yet; throws as importCallers does. */
export const readCallers = async (bytes: Uint8Array, options: Options = {}): Promise<Caller[]> =>
  (await readFile(bytes, options)).callers;

/**
 * Reads a CSV with the columns phonenumber, firstname, lastname, operator and administrator (both yes or no), in any order
 * and any case; spaces, dashes and underscores in names of columns do not count. Throws CallersRefused with every fault, so
 * that a file is imported whole or not at all.
 */
async function readFile(bytes: Uint8Array, { country }: Options): Promise<Read> {
  const [header, ...rows] = await rowsIn(bytes);
  if (!header) throw new Refused("EmptyFile", "The file is empty.");
  const columns = columnsOf(header.cells);
  if (!rows.length) throw new Refused("NoRows", "There is a header, but no caller below it.");
  const faults: LineFault[] = [];
  const callers = new Map<string, Caller & { line: number }>();
  for (const { cells: row, line } of rows) {
    const cells = Object.fromEntries(columns.map((column, index) => [column, row[index] ?? ""]));
    if (row.length > columns.length) {
      faults.push({ line, message: `has ${row.length} cells, and the header ${columns.length}` });
      continue;
    }
    const number = e164(cells.phonenumber, country) ?? cells.phonenumber;
    const { data, error } = Caller.safeParse({ ...cells, phonenumber: number });
    const issues = error?.issues ?? [];
    faults.push(...issues.map(({ path, message }) => ({ line, column: path[0] as Column, message })));
    if (!data) continue;
    const other = callers.get(data.phonenumber);
    if (other) faults.push({ line, column: "phonenumber", message: `is that of line ${other.line} as well` });
    else callers.set(data.phonenumber, { ...data, line });
  }
  if (faults.length) throw new CallersRefused(faults);
  return { callers: [...callers.values()].map(({ line, ...caller }): Caller => caller), columns };
}

/**
 * Keeps what the file says of each caller, and gives them as they are kept from then on; whoever is not in the file stays. So
 * does what the file has no column for: a file of an older form takes nobody's rights away.
 */
export async function importCallers(
  bytes: Uint8Array,
  { callers, ...options }: Options & { callers: Pick<Callers, "put" | "change"> },
): Promise<Caller[]> {
  const read = await readFile(bytes, options);
  const kept: Caller[] = [];
  for (const caller of read.callers) {
    const told = Object.fromEntries(read.columns.map((column) => [column, caller[column]]));
    const { data } = Caller.safeParse(await callers.change({ ...told, phonenumber: caller.phonenumber }));
    // What else is kept cannot be read, and so lets nobody in.
    if (!data) await callers.put(caller);
    kept.push(data ?? caller);
  }
  return kept;
}

function columnsOf(header: string[]): Column[] {
  const columns = header.map((cell) => {
    const name = cell.toLowerCase().replace(/[\s_-]/g, "");
    const column = COLUMNS.find((each) => each === name);
    if (column) return column;
    throw new Refused("UnknownColumn", `line 1: there is no column “${cell}”; there are ${COLUMNS.join(", ")}.`);
  });
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (twice) throw new Refused("RepeatedColumn", `line 1: the column ${twice} is there twice.`);
  const missing = NEEDED.filter((column) => !columns.includes(column));
  if (missing.length) throw new Refused("MissingColumn", `line 1: the column ${missing.join(" and ")} is missing.`);
  return columns;
}

import path from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import type { FailedRowsTold } from "../told/upload.ts";

const PAGE_SIZE = 50;
const BYTE_ORDER_MARK = "\uFEFF";

/** A failures file, taken apart. */
export type FailedRows = { columns: string[]; rows: string[][]; delimiter: string };

/** What somebody changes in it: cells by row and column (from 0), and rows that are left out. */
export type Mending = { cells: { row: number; column: number; value: string }[]; without: number[] };

/** Reads a failures file as Frontdesk writes it: UTF-8, a header, the reason in the last column. */
export function readFailedRows(text: string, delimiter: string): FailedRows {
  const [columns = [], ...rows] = parse(text, { bom: true, delimiter, relax_column_count: true }) as string[][];
  return { columns, rows, delimiter };
}

/** The delimiter that the first line has most of; the header's cells are names of columns, which have none. */
export function delimiterOf(text: string): string {
  const [first = ""] = text.split("\n", 1);
  const counts = [",", ";", "\t"].map((each) => ({ each, count: first.split(each).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).each;
}

/** A page of it, as it is shown; pages count from 0. */
export function pageOf({ columns, rows }: FailedRows, page: number): FailedRowsTold {
  const names = columns.slice(0, -1);
  // Reasons name columns as the file does, in quotation marks.
  const namedIn = (error: string) => names.flatMap((name, index) => (error.includes(`“${name}”`) ? [index] : []));
  return {
    columns: names,
    secret: columns.flatMap((name, index) => (/password/i.test(name) ? [index] : [])),
    rows: rows.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).map((cells, offset) => ({
      index: page * PAGE_SIZE + offset,
      cells: cells.slice(0, -1),
      error: cells.at(-1) ?? "",
      atFault: namedIn(cells.at(-1) ?? ""),
    })),
    total: rows.length,
    page,
    pageSize: PAGE_SIZE,
  };
}

/**
 * The file with the mending in it. The column of reasons stays: by it the intake knows that cells are guarded against being run
 * by a spreadsheet, and ignores it. Throws where the mending names what is not there.
 */
export function mended({ columns, rows, delimiter }: FailedRows, { cells, without }: Mending): string {
  const all = rows.map((row) => [...row]);
  for (const { row, column, value } of cells) {
    const found = all[row];
    if (!found || column >= found.length - 1) throw new Error(`Row ${row} has no cell ${column}.`);
    found[column] = value;
  }
  const out = new Set(without);
  const left = all.filter((_, index) => !out.has(index));
  if (left.length === 0) throw new Error("No row is left.");
  return BYTE_ORDER_MARK + stringify([columns, ...left], { delimiter, record_delimiter: "\r\n" });
}

/** What the mended file is called: the same each time, so that one sees where it comes from. */
export function mendedName(name: string): string {
  const { name: base } = path.posix.parse(name.replace(/(\.csv)?(\.bak)?$/i, ""));
  return `${base.replace(/-mended$/, "")}-mended.csv`;
}

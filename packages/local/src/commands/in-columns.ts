/** One cell of a hundred thousand must not make all lines as long as it is. */
const WIDEST = 100;

/** A table for a terminal: each column as wide as its widest cell, under its name in capitals; a wider one pushes what follows. */
export function inColumns(header: string[], rows: string[][]): string {
  const all = [header.map((name) => name.toUpperCase()), ...rows];
  const widthOf = (column: number) => all.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0);
  const widths = header.map((_, column) => Math.min(widthOf(column), WIDEST));
  const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return all.map((row) => line(row).trimEnd()).join("\n");
}

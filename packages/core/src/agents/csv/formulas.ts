import { fieldOf } from "./columns.ts";

/** What a spreadsheet takes for a formula (OWASP, CSV injection), phone numbers such as +44… included; `-` alone is none. */
const FORMULA = /^'*\s*(?:[=+@＝＋＠]|[-－](?=\s*\S))/;

/** A cell as it is written into a file that people may open in a spreadsheet: text, whatever it begins with. */
export const guarded = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);

/** What a guarded cell was before. */
export const unguarded = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** Files that are written here have an `error` column, and their cells are guarded; in any other file cells are as they are. */
export const isGuarded = (header: string[]) => header.some((cell) => fieldOf(cell) === "error");

import { stringify } from "csv-stringify/sync";
import { COLUMNS, type Field, type IdentityManagement } from "./columns.ts";

/** Columns that mean the same as another, or that only files written here have. */
const LEFT_OUT: Field[] = ["agentHierarchy", "error"];
const NOT_OURS: Field[] = ["email", "password"];

/** The columns of a file for an instance: those that its identity management keeps to itself left out. */
export function fieldsFor(management: IdentityManagement): Field[] {
  const fields = (Object.keys(COLUMNS) as Field[]).filter((field) => !LEFT_OUT.includes(field));
  return management === "CONNECT_MANAGED" ? fields : fields.filter((field) => !NOT_OURS.includes(field));
}

/** An empty file with every column, which spreadsheets take for UTF-8. */
export const templateOf = (management: IdentityManagement): string =>
  `\ufeff${stringify([fieldsFor(management).map((field) => COLUMNS[field].name)], { record_delimiter: "\r\n" })}`;

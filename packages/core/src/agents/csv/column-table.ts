import { FIELDS } from "../cells.ts";
import { CLEARABLE } from "../row.ts";
import { COLUMNS, type Field, neededFields } from "./columns.ts";

/** What files have to say beyond the schemas of their cells. */
const ASIDE = {
  login: {
    description:
      "Says which agent a row is about. Up to 20 of `a–z A–Z 0–9 _ - . @` (64 with single sign-on); letter case makes no difference, and it cannot be changed later.",
    example: "o.carter",
  },
  error: {
    description:
      "What a failures file and an export add; it is ignored. Cells of a file that has this column are taken to be guarded: a `'` before what a spreadsheet would run is not part of the value.",
    example: "",
  },
};

const FROM_CONNECT: Field[] = ["email", "password"];

/** The table of all columns for docs/columns.md, from the code that reads them. */
export function columnTable(): string {
  const heads = ["column", "in `create/`", "in `update/`", "example", ""];
  const rows = (Object.keys(COLUMNS) as Field[]).map((field) => [
    `\`${COLUMNS[field].name.replaceAll("|", "\\|")}\``,
    inCreate(field),
    inUpdate(field),
    ...about(field),
  ]);
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function inCreate(field: Field): string {
  if (!neededFields("create", "CONNECT_MANAGED").includes(field)) return "";
  return FROM_CONNECT.includes(field) ? "required¹" : "required";
}

function inUpdate(field: Field): string {
  if (neededFields("update", "CONNECT_MANAGED").includes(field)) return "required";
  if (field === "password") return "ignored";
  return CLEARABLE.includes(field) ? "`-` clears" : "";
}

function about(field: Field): [string, string] {
  const { description = "", examples = [] } =
    field === "login" || field === "error"
      ? { description: ASIDE[field].description, examples: [ASIDE[field].example] }
      : (FIELDS[field].meta() ?? {});
  const [example] = examples as string[];
  return [example ? `\`${example.replaceAll("|", "\\|")}\`` : "", description.replaceAll("\\\\|", "\\|")];
}

import { Refused } from "../refused.ts";
import { FIELDS, login } from "./cells.ts";
import { COLUMNS, type Field, fieldOf, type IdentityManagement, neededFields } from "./csv/columns.ts";
import { isGuarded, unguarded } from "./csv/formulas.ts";
import type { Verb } from "./upload.ts";
import type { Named } from "./wanted.ts";

/** In an update, `-` takes the setting away where Connect allows it. */
export const CLEARABLE: Field[] = [
  ...(["secondaryEmail", "mobile", "agentHierarchy", "userHierarchy", "phoneNumber", "proficiencies", "tags"] as const),
];

export type RowRules = { verb: Verb; management: IdentityManagement };

/** What a cell says, or what is wrong with it. */
type Reading = { value: unknown; faults?: undefined } | { faults: string[] };

/** Cells of these columns are often the same: they are read once. A file may have a million rows. */
const REPEATED: Field[] = [
  ...(["firstName", "lastName", "agentHierarchy", "userHierarchy", "routingProfile", "securityProfiles"] as const),
  ...(["phoneType", "autoAccept", "autoAcceptBy", "afterContactWork", "afterContactWorkBy"] as const),
  ...(["persistentConnection", "proficiencies", "tags", "password"] as const),
];
const MOST_REMEMBERED = 1000;

/** Reads rows of one file: cells to settings. Throws Refused with every fault of the row and its column. */
export function rowReader(header: string[], { verb, management }: RowRules): (cells: string[]) => Named {
  const fields = header.map(fieldOf);
  const needed = neededFields(verb, management);
  const schemas = { ...FIELDS, login: login(management === "CONNECT_MANAGED" ? 20 : 64) };
  const columns = fields.flatMap((field, index) => {
    if (!field || field === "error" || (field === "password" && verb === "update")) return [];
    if (verb === "remove" && field !== "login") return []; // an export may be dropped as it is
    return [{ index, field, read: REPEATED.includes(field) ? remembered(readerOf(field)) : readerOf(field) }];
  });

  function readerOf(field: Exclude<Field, "error">): (text: string) => Reading | undefined {
    const isNeeded = needed.includes(field);
    const isClearable = CLEARABLE.includes(field);
    return (text) => {
      if (text === "") return isNeeded ? { faults: ["is blank"] } : undefined;
      if (text === "-" && !isClearable) return { faults: ["cannot be cleared with “-”"] };
      if (text === "-") return verb === "update" ? { value: null } : undefined;
      const { success, data, error } = schemas[field].safeParse(text);
      return success ? { value: data } : { faults: error.issues.map(({ message }) => message) };
    };
  }

  const plain = isGuarded(header) ? unguarded : (cell: string) => cell;
  return (cells) => {
    checkShape(cells, header, fields);
    const faults: [Field, string][] = [];
    const named: Named & Record<string, unknown> = { login: "" };
    for (const { index, field, read } of columns) {
      const reading = read(plain(cells[index] ?? "").trim());
      if (reading?.faults) faults.push(...reading.faults.map((fault): [Field, string] => [field, fault]));
      else if (reading) put(named, field, reading.value, faults);
    }
    faults.push(...faultsTogether(named, { verb, management }));
    if (faults.length === 0) return named;
    throw refusal(faults);
  };
}

/** Two columns may say the hierarchy, and the phone number is the desk's. */
function put(named: Record<string, unknown>, field: Field, value: unknown, faults: [Field, string][]) {
  if (field === "phoneNumber") named.deskNumber = value;
  else if (field !== "agentHierarchy" && field !== "userHierarchy") named[field] = value;
  else if (named.hierarchy === undefined) named.hierarchy = value;
  else if (named.hierarchy !== value) {
    faults.push(["userHierarchy", `says another group than “${COLUMNS.agentHierarchy.name}”`]);
  }
}

function remembered(read: (text: string) => Reading | undefined): (text: string) => Reading | undefined {
  const known = new Map<string, Reading | undefined>();
  return (text) => {
    if (known.has(text)) return known.get(text);
    const reading = read(text);
    if (known.size < MOST_REMEMBERED) known.set(text, reading);
    return reading;
  };
}

/** Rules that look at more than one cell. */
function faultsTogether(named: Named, { verb, management }: RowRules): [Field, string][] {
  const faults: [Field, string][] = [];
  if (verb === "remove") return faults;
  if (named.autoAccept !== undefined && (named.autoAcceptBy?.VOICE ?? named.autoAccept) !== named.autoAccept) {
    faults.push(["autoAcceptBy", `says of calls what “${COLUMNS.autoAccept.name}” does not`]);
  }
  if (named.phoneType === "DESK_PHONE" && (named.deskNumber === null || (verb === "create" && !named.deskNumber))) {
    faults.push(["phoneNumber", "is blank, and a desk phone needs one"]);
  }
  // What an update says of the identity may be what is there, as in an export: that is seen when the agent is.
  if (management === "CONNECT_MANAGED" || verb === "update") return faults;
  const where = management === "SAML" ? "single sign-on" : "an existing directory";
  if (named.password) faults.push(["password", `must be blank: the instance signs people in by ${where}`]);
  if (named.email) faults.push(["email", `must be blank: the instance signs people in by ${where}`]);
  return faults;
}

function checkShape(cells: string[], header: string[], fields: (Field | undefined)[]) {
  if (cells.length !== header.length) {
    const message = `The row has ${cells.length} cells and the header ${header.length}: look for ${cells.length > header.length ? "a delimiter within a cell, which needs quotes around it" : "cells that are missing"}.`;
    throw new Refused("RaggedRow", message);
  }
  const nul = cells.findIndex((cell) => cell.includes("\0"));
  if (nul >= 0) throw new Refused("NulCharacter", `Column “${header[nul]}” holds a NUL character: type the cell anew.`);
  const stray = cells.findIndex((cell, index) => fields[index] === undefined && cell.trim() !== "");
  if (stray >= 0) throw new Refused("ColumnWithoutName", `Column ${stray + 1} has no name, but the row a value there.`);
}

function refusal(faults: [Field, string][]): Refused {
  const [first = "login" as const] = faults[0] ?? [];
  const code = `Invalid${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return new Refused(code, `${faults.map(([field, fault]) => `“${COLUMNS[field].name}” ${fault}`).join("; ")}.`);
}

/** The login of a row as people should see it beside its outcome, whether the row can be read or not. */
export function loginReader(header: string[]): (cells: string[]) => string {
  const index = header.findIndex((cell) => fieldOf(cell) === "login");
  const plain = isGuarded(header) ? unguarded : (cell: string) => cell;
  return (cells) => {
    const login = plain(cells[index] ?? "").trim();
    return login.length <= 64 ? login : [...login.slice(0, 200)].slice(0, 64).join("");
  };
}

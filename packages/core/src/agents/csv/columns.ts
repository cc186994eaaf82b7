import { Refused } from "../../refused.ts";
import type { Verb } from "../upload.ts";

/** How people sign in to the instance, which decides what a file must and must not say. */
export type IdentityManagement = "CONNECT_MANAGED" | "SAML" | "EXISTING_DIRECTORY";

/**
 * The columns by field: the name as today's console template has it, and which header cells mean it once they are in
 * lower case without anything but letters and digits. Both templates in use are covered (the blog's and the console's).
 */
export const COLUMNS = {
  firstName: { name: "first name", means: /^firstname$/ },
  lastName: { name: "last name", means: /^lastname$/ },
  email: { name: "email address", means: /^email(address)?$/ },
  secondaryEmail: { name: "secondary email address", means: /^secondaryemail(address)?$/ },
  mobile: { name: "mobile", means: /^mobile(number|phone)?$/ },
  password: { name: "password", means: /^password$/ },
  login: { name: "user login", means: /^(user)?(login|name)$/ },
  agentHierarchy: { name: "agent hierarchy", means: /^agenthierarchy$/ },
  routingProfile: { name: "routing profile name", means: /^routingprofile(name)?$/ },
  securityProfiles: {
    name: "security_profile_name_1|security_profile_name_2",
    means: /^(securityprofilename\d+)+$|^securityprofile(name)?s?$/,
  },
  userHierarchy: { name: "user_hierarchy_1|user_hierarchy_2", means: /^userhierarchy$|^(userhierarchy\d+)+$/ },
  phoneType: { name: "phone type (soft/desk)", means: /^phonetype(softdesk)?$/ },
  phoneNumber: { name: "phone number", means: /^(desk)?phonenumber$/ },
  autoAccept: { name: "soft phone auto accept (yes/no)", means: /^(softphone)?autoaccept(yesno)?$/ },
  autoAcceptBy: { name: "auto accept by channel", means: /^autoacceptbychannel$/ },
  afterContactWork: { name: "ACW timeout (seconds)", means: /^acwtimeout(seconds)?$/ },
  afterContactWorkBy: {
    name: "ACW timeout by channel (seconds)",
    means: /^acwtimeout(seconds)?bychannel(seconds)?$/,
  },
  persistentConnection: { name: "persistent connection (yes/no)", means: /^persistentconnection(yesno)?$/ },
  proficiencies: { name: "proficiencies", means: /^proficienc(y|ies)$/ },
  tags: { name: "tags", means: /^tags$/ },
  /** What a failures file adds; ignored when the file is dropped back. */
  error: { name: "error", means: /^error$/ },
} as const;

export type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];

const essence = (cell: string) => cell.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "");

/** The field that a header cell stands for, in any case and with any punctuation. */
export function fieldOf(cell: string): Field | undefined {
  if (cell.length > LONGEST_NAME) return undefined;
  return FIELDS.find((field) => COLUMNS[field].means.test(essence(cell)));
}

const MOST_COLUMNS = 100;
const LONGEST_NAME = 200;

const quoted = (names: string[]) => names.map((name) => `“${name}”`).join(", ");

/** Checks the header line; throws Refused, naming the columns, where one is unknown, repeated or missing. */
export function checkHeader(cells: string[], verb: Verb, management: IdentityManagement) {
  if (cells.length > MOST_COLUMNS) {
    throw new Refused("NoHeader", `The first line has ${cells.length} cells: it is no header with column names.`);
  }
  const fields = cells.map(fieldOf);
  const known = FIELDS.filter((field) => field !== "error").map((field) => COLUMNS[field].name);

  const unknown = cells.filter((cell, index) => cell.trim() !== "" && !fields[index]);
  if (fields.every((field) => field === undefined)) {
    const message = `The first line is no header with column names. Columns: ${quoted(known)}.`;
    throw new Refused("NoHeader", message);
  }
  if (unknown.length > 0) {
    const message = `Unknown column ${quoted(unknown.map((cell) => cell.trim().slice(0, 100)))}. Columns: ${quoted(known)}.`;
    throw new Refused("UnknownColumn", message);
  }
  const repeated = FIELDS.filter((field) => fields.indexOf(field) !== fields.lastIndexOf(field));
  if (repeated.length > 0) {
    const names = repeated.map((field) => COLUMNS[field].name);
    throw new Refused("RepeatedColumn", `Column ${quoted(names)} is there more than once: keep one.`);
  }
  const missing = neededFields(verb, management).filter((field) => !fields.includes(field));
  if (missing.length > 0) {
    const names = missing.map((field) => COLUMNS[field].name);
    throw new Refused("MissingColumn", `Column ${quoted(names)} is missing: a file in ${verb}/ needs it.`);
  }
}

/** The columns that a file cannot do without. */
export function neededFields(verb: Verb, management: IdentityManagement): Field[] {
  if (verb !== "create") return ["login"];
  const always: Field[] = ["login", "firstName", "lastName", "routingProfile", "securityProfiles"];
  return management === "CONNECT_MANAGED" ? [...always, "email", "password"] : always;
}

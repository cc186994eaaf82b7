import type { Verb } from "@frontdesk/core/agents/upload.ts";
import type { Random } from "./random.ts";

/** A file, and what must become of it where nothing goes wrong. */
export type File = {
  key: string;
  verb: Verb;
  /** Whether nothing is to be changed. */
  isPlan: boolean;
  body: string;
  header: string[];
  rows: Row[];
  /** Logins that are to be in the instance before. */
  existing: string[];
};
export type Row = {
  login: string;
  cells: string[];
  /** The code of the reason for which it is refused. */
  refused?: string;
};

/** Every password has this in it, so that one that leaks is found. */
const SECRET = "Secr3tOf";
/** Letter case ignored: a password that is refused for having no upper case letter is one as well. */
export const hasSecret = (text: string) => text.toLowerCase().includes(SECRET.toLowerCase());

const HEADER = [
  ...["first name", "last name", "email address", "mobile", "password", "user login", "routing profile name"],
  ...["security_profile_name_1|security_profile_name_2", "phone type (soft/desk)", "phone number"],
  ...["soft phone auto accept (yes/no)", "ACW timeout (seconds)", "UserHierarchy"],
];
type Cells = { [Name in (typeof NAMES)[number]]: string };
const NAMES = [
  ...(["first", "last", "email", "mobile", "password", "login", "routing", "security", "phone", "number"] as const),
  ...(["accept", "work", "hierarchy"] as const),
] as const;

/** What may be wrong with a row, and the code that says so. */
const FAULTS: Record<Verb, [string, Partial<Cells>][]> = {
  create: [
    ["InvalidPassword", { password: `${SECRET.toLowerCase()}none` }],
    ["UnknownRoutingProfile", { routing: "Nowhere" }],
    ["UnknownHierarchy", { hierarchy: "SG/North" }],
    ["InvalidEmail", { email: "no address" }],
    ["InvalidPhoneNumber", { phone: "desk", number: "" }],
    ["LoginExists", { login: "TAKEN1" }],
  ],
  update: [
    ["NoSuchLogin", { login: "nobody" }],
    ["UnknownSecurityProfile", { security: "Agent|Nothing" }],
    ["InvalidAfterContactWork", { work: "soon" }],
    // Only Connect knows that the agent has no number: the row is refused by the consumer.
    ["InvalidPhoneNumber", { phone: "desk", number: "" }],
  ],
  remove: [["InvalidLogin", { login: "no login" }]],
};

/** A file of its own agents, whose logins begin with `name`; of so many rows, where that is said. */
export function fileFrom(random: Random, name: string, wanted?: number): File {
  const verb = random.pick<Verb>(["create", "create", "update", "update", "update", "remove"]);
  const isPlan = random.chance(0.1);
  const count = wanted ?? (random.chance(0.06) ? random.between(95, 130) : random.between(1, 14));
  const rows: Row[] = [];
  for (let number = 0; number < count; number += 1) rows.push(rowFrom(random, verb, `${name}r${number}`, rows));
  const delimiter = random.pick([",", ";", "\t"]);
  const end = random.pick(["\r\n", "\n"]);
  const line = (cells: string[]) => cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
  const body = [HEADER, ...rows.map(({ cells }) => cells)].map((cells) => line(cells) + end).join("");
  const existing = verb === "create" ? [] : rows.flatMap((row) => (isNew(row, rows) ? row.login : []));
  // Of those to be removed, some are not there: that is no failure.
  const there = verb === "remove" ? existing.filter(() => random.chance(0.8)) : existing;
  const key = `${isPlan ? "plan/" : ""}${verb}/${name}.csv`;
  return { key, verb, isPlan, body, header: HEADER, rows, existing: there };
}

const isNew = ({ login, refused }: Row, rows: Row[]) =>
  refused !== "NoSuchLogin" &&
  refused !== "InvalidLogin" &&
  rows.find((row) => row.login.toLowerCase() === login.toLowerCase())?.login === login;

function rowFrom(random: Random, verb: Verb, login: string, before: Row[]): Row {
  const cells = verb === "create" ? newAgent(random, login) : changedAgent(random, login);
  const earlier = before.find(({ refused }) => refused === undefined);
  if (earlier && random.chance(0.05)) {
    const again = earlier.login.toUpperCase();
    return { login: again, cells: cellsOf({ ...cells, login: again }), refused: "DuplicateLogin" };
  }
  if (random.chance(0.85)) return { login, cells: cellsOf(cells) };
  if (random.chance(0.2)) return { login, cells: [...cellsOf(cells), "one too many"], refused: "RaggedRow" };
  const [first, ...others] = FAULTS[verb];
  if (!first) return { login, cells: cellsOf(cells) };
  const [refused, changes] = random.pick([first, ...others]);
  const wrong = { ...cells, ...changes };
  return { login: wrong.login, cells: cellsOf(wrong), refused };
}

function newAgent(random: Random, login: string): Cells {
  return {
    first: random.pick(["Ann", 'Bo "Bobby"', "Zoë, née"]),
    last: random.pick(["Lee", "O'Neil", "van der\nBerg"]).replace("\n", " "),
    email: `${login}@example.com`,
    mobile: random.pick(["", "+6591234567"]),
    password: `${SECRET}${login}`,
    login,
    routing: random.pick(["Basic", "billing", "SUPPORT"]),
    security: random.pick(["Agent", "Agent|Admin"]),
    phone: random.pick(["soft", "desk"]),
    number: "+6561234567",
    accept: random.pick(["yes", "no", ""]),
    work: random.pick(["0", "30", ""]),
    hierarchy: random.pick(["", "SG", "SG/East", "SG | West"]),
  };
}

/** A cell is blank, as it is, or new; some rows say nothing at all. */
function changedAgent(random: Random, login: string): Cells {
  const says = random.pick([0, 0.3, 0.9]);
  const cell = (first: string, ...others: string[]) => (random.chance(says) ? random.pick([first, ...others]) : "");
  return {
    first: cell("Ann", "Eve"),
    last: cell("Lee", "Lim"),
    email: random.chance(0.3) ? `${login}@example.${random.pick(["com", "org"])}` : "",
    mobile: random.chance(0.2) ? random.pick(["-", "+6599999999"]) : "",
    password: random.chance(0.2) ? `${SECRET}${login}` : "",
    login,
    routing: cell("Basic", "billing", "SUPPORT"),
    security: cell("Agent", "Admin|Analyst"),
    phone: "",
    number: cell("+6561234567", "-"),
    accept: cell("yes", "no"),
    work: cell("0", "60"),
    hierarchy: cell("-", "SG/East", "PH"),
  };
}

const cellsOf = (cells: Cells) => NAMES.map((name) => cells[name]);

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

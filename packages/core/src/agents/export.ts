import { stringify } from "csv-stringify/sync";
import * as z from "zod";
import type { Clock } from "../clock.ts";
import { TooLate } from "../throttle/limiter.ts";
import { readCatalogue } from "./catalogue.ts";
import { COLUMNS, type Field, type IdentityManagement } from "./csv/columns.ts";
import { guarded } from "./csv/formulas.ts";
import { exportedRow } from "./exported-row.ts";
import { readIdNames } from "./id-names.ts";
import type { Inbox } from "./inbox.ts";
import type { Known } from "./plan.ts";
import { dateTime } from "./upload.ts";
import { type Names, NotSeen, type Users } from "./users.ts";

/** Where a run goes on that another left off: after which login, and which files of rows there are. */
export const Part = z.object({ stamp: z.string(), after: z.string(), files: z.array(z.string()), users: z.int() });
export type Part = z.infer<typeof Part>;

/** An export that begins now. */
export const beginExport = ({ now }: Pick<Clock, "now">): Part => ({
  ...{ stamp: dateTime(now()), after: "", files: [], users: 0 },
});

/** Where the file will be: one for all runs of an export. */
export const keyOfExport = ({ stamp }: Part): string => `export/users-${stamp}.csv`;

export type ExportParts = {
  users: Users;
  names: Names;
  inbox: Inbox;
  management: IdentityManagement;
  /** No other run's: two that were asked to go on from the same place write files of their own. */
  run: string;
  /** When the run must end (ms). */
  deadline: number;
  askToGoOn(part: Part): Promise<void>;
};

/** `key` is where the file is, or will be; `users` how many are in it by now. */
export type Exported = { outcome: "written" | "paused"; key: string; users: number };

/** Every column, one for the hierarchy; the last says to a second drop that cells are guarded. */
const FIELDS = (Object.keys(COLUMNS) as Field[]).filter((field) => field !== "agentHierarchy");

/**
 * Writes the instance's users as a file in the columns of those that are dropped: dropped into `update/` as it is, it
 * changes nobody. A run that has no time left keeps what it has and asks for another one.
 */
export async function exportUsers(part: Part, parts: ExportParts): Promise<Exported> {
  const { inbox, names, management, run, askToGoOn } = parts;
  const { stamp, after, files, users } = part;
  const key = keyOfExport(part);
  // Whoever was asked twice may find the work done, and the files of rows gone.
  if (files.length > 0 && (await inbox.newest(key))) return { outcome: "written", key, users };
  const catalogue = await readCatalogue(names);
  const idNames = await readIdNames(names);
  const due = [...catalogue.users]
    .filter(({ login }) => login > after)
    .sort((one, other) => (one.login < other.login ? -1 : 1));
  const rows: string[] = [];
  let last = after;
  const end = { isOver: false };
  while (due.length > 0 && !end.isOver) {
    const batch = due.splice(0, AT_ONCE);
    const found = await Promise.all(batch.map(({ id }) => read(id, parts, end)));
    if (end.isOver) break;
    for (const user of found) {
      if (user) rows.push(lineOf(exportedRow(user, FIELDS, { catalogue, idNames, management })));
    }
    last = batch.at(-1)?.login ?? last;
  }
  const written = users + rows.length;
  if (end.isOver) {
    const own = `export/unfinished/users-${stamp}-${run}.csv`;
    await inbox.write(own, rows);
    await askToGoOn({ stamp, after: last, files: [...files, own], users: written });
    return { outcome: "paused", key, users: written };
  }
  await inbox.write(key, wholeFile(files, rows, inbox));
  for (const each of files) await inbox.remove(each);
  return { outcome: "written", key, users: written };
}

/** Agents that are read side by side: each waits for its turns. */
const AT_ONCE = 10;
const TRIES = 3;

/** The user with all that a file can say; nothing where it is gone, or so new that Connect does not show it. */
async function read(id: string, { users }: ExportParts, end: { isOver: boolean }): Promise<Known | undefined> {
  for (let tries = 1; ; tries += 1) {
    try {
      const [user, proficiencies] = await Promise.all([users.describe(id), users.proficiencies(id)]);
      return { ...user, proficiencies };
    } catch (error) {
      if (error instanceof NotSeen) return undefined;
      if (error instanceof TooLate) end.isOver = true;
      else if (tries === TRIES) throw error;
      if (end.isOver) return undefined;
    }
  }
}

const lineOf = (cells: string[]) =>
  stringify([cells.map(guarded)], { record_delimiter: "\r\n", quoted_match: /[\r\n]/ });

async function* wholeFile(before: string[], rows: string[], inbox: Inbox): AsyncGenerator<string> {
  yield "\ufeff"; // spreadsheets take the file for UTF-8 by it
  yield lineOf(FIELDS.map((field) => COLUMNS[field].name));
  for (const key of before) {
    const decoder = new TextDecoder();
    for await (const chunk of await inbox.read(key)) yield decoder.decode(chunk, { stream: true });
  }
  yield* rows;
}

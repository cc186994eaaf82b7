import { BLOCK } from "@frontdesk/core/agents/job.ts";
import type { Entry, Failure } from "@frontdesk/core/agents/ledger.ts";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import type { Ended } from "./ended.ts";
import type { File } from "./files.ts";

/** A file that was dropped and read, as the upload that it is. */
export type Read = { upload: Upload; file: File };

/** What the ledger says in the end of an upload that was read. */
export type Outcomes = Read & {
  entry: Entry | undefined;
  succeeded: Set<number>;
  failed: Set<number>;
  failures: Map<number, Failure>;
};

export async function outcomesOf({ upload, file }: Read, { ledger }: Ended): Promise<Outcomes> {
  const [succeeded, failed] = [new Set<number>(), new Set<number>()];
  for (let row = 1; row <= file.rows.length; row += BLOCK) {
    const block = await ledger.outcomes({ upload: upload.id, row });
    for (const each of block.succeeded) succeeded.add(each);
    for (const each of block.failed) failed.add(each);
  }
  const failures = await Array.fromAsync(ledger.failures(upload.id));
  const byRow = new Map(failures.map((failure) => [failure.row, failure]));
  return { upload, file, entry: await ledger.entry(upload.id), succeeded, failed, failures: byRow };
}

/** Every row has exactly one outcome, and it is the one that it must have. `mayFail` allows for faults of the moment. */
export function wrongOutcomes({ upload, file, entry, succeeded, failed, failures }: Outcomes, mayFail: boolean) {
  const { key } = upload;
  const broken: string[] = [];
  if (entry?.heldFor) return succeeded.size + failed.size > 0 ? [`${key} is held, and has outcomes`] : [];
  for (const [index, { refused, login }] of file.rows.entries()) {
    const row = index + 1;
    const name = `${key} row ${row} (${login})`;
    if (succeeded.has(row) === failed.has(row))
      broken.push(`${name} has ${succeeded.has(row) ? "two outcomes" : "none"}`);
    if (succeeded.has(row) && refused) broken.push(`${name} succeeded and must be refused: ${refused}`);
    const { code = "none", message = "" } = failures.get(row) ?? {};
    if (!failed.has(row) || code === refused || (mayFail && isOfTheMoment(code))) continue;
    broken.push(`${name} failed: ${code}${refused ? ` in the place of ${refused}` : ""}: ${message}`);
  }
  if (succeeded.size + failed.size !== file.rows.length) broken.push(`${key} has outcomes of rows that are not in it`);
  if (entry?.succeeded !== succeeded.size || entry?.failed !== failed.size) broken.push(`${key} is counted wrong`);
  return broken;
}

/** Codes of faults of the moment: a row that failed of one may be done, or not. All others are the row's own. */
export const isOfTheMoment = (code: string) =>
  /^(NoAnswer|NotSeen|Unjudged|TooLate|TimeoutError|SimulatedFault|Error|InternalServerError|InternalFailure|RequestThrottled|\w+Exception)$/.test(
    code,
  );

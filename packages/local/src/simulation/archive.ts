import { guarded } from "@frontdesk/core/agents/csv/formulas.ts";
import { dialectOf, readRecords } from "@frontdesk/core/agents/csv/read.ts";
import type { Ended } from "./ended.ts";
import type { Outcomes } from "./outcomes.ts";

/** The failures file holds exactly the failed rows, every cell as it was but for what a spreadsheet would run; the original is archived. */
export async function wrongFiles({ upload, file, entry, failed, failures }: Outcomes, { read }: Ended) {
  const { key } = upload;
  const { failedKey, processedKey = "" } = entry ?? {};
  const broken: string[] = [];
  if ((await read(processedKey)) !== file.body) broken.push(`${key} is not archived as it was`);
  for (const each of [entry?.reportKey ?? "", entry?.reportKey?.replace(/html$/, "json") ?? ""]) {
    if (!(await read(each))) broken.push(`${key} has no report ${each}`);
  }
  if (failed.size === 0 || file.isPlan)
    return failedKey ? [...broken, `${key} has a failures file without failures`] : broken;
  const text = await read(failedKey ?? "");
  if (!text) return [...broken, `${key} has no failures file`];
  const open = async () => [Buffer.from(text)] as unknown as AsyncIterable<Uint8Array>;
  const records = await Array.fromAsync(readRecords(open, await dialectOf(open)));
  const found = records.map(({ cells }) => cells);
  const rows = [...failed].sort((a, b) => a - b);
  const wanted = rows.map((row) => {
    const { code = "", message = "" } = failures.get(row) ?? {};
    return [...(file.rows[row - 1]?.cells ?? []).map(guarded), `${code}: ${message}`];
  });
  if (JSON.stringify(found) !== JSON.stringify([[...file.header, "error"], ...wanted]))
    broken.push(`${key}'s failures file is wrong: ${JSON.stringify(found)}, and not ${JSON.stringify(wanted)}`);
  return broken;
}

/** No file is left in the inbox, none is archived or told of twice, no message is unreadable. */
export function leftovers(outcomes: Outcomes[], { keys }: Ended): string[] {
  const left = keys.filter((key) => /^(create|update|remove|plan)\//.test(key));
  const archived = keys.filter((key) => /^(processed|held)\//.test(key));
  const told = keys.filter((key) => /^failed\/[^/]+$/.test(key));
  const withFailures = outcomes.filter(({ failed, file }) => failed.size > 0 && !file.isPlan);
  return [
    ...left.map((key) => `${key} is left in the inbox`),
    ...(archived.length === outcomes.length
      ? []
      : [`${archived.length} files are archived, of ${outcomes.length} uploads`]),
    ...(told.length === withFailures.length
      ? []
      : [`there are ${told.length} failures files, of ${withFailures.length} uploads with failures`]),
    ...keys.filter((key) => key.startsWith("failed/unreadable/")).map((key) => `${key} was not readable`),
  ];
}

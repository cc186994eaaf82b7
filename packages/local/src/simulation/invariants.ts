import { dialectOf, readRecords } from "@frontdesk/core/agents/csv/read.ts";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import { type File, SECRET } from "./files.ts";
import { currentOf } from "./memory/inbox.ts";
import { isOfTheMoment, readIn } from "./outcomes.ts";
import { quotaOverdrawn } from "./quota.ts";
import type { Scenario } from "./scenario.ts";
import { stateDifferences } from "./states.ts";
import type { World } from "./world.ts";

/** What of a run's end is not as it must be. `calm` is the end of the same run where nothing went wrong. */
export async function brokenInvariants(scenario: Scenario, world: World, calm: World): Promise<string[]> {
  const read = readIn(scenario, world);
  const broken = [
    ...read.flatMap(({ upload, file }) => wrongOutcomes(upload, file, scenario, world)),
    ...stateDifferences(read, world, calm),
    ...(await Promise.all(read.map(({ upload, file }) => wrongFiles(upload, file, world)))).flat(),
    ...leftovers(read.length, world),
    ...quotaOverdrawn(world),
  ];
  const { ledger, logged } = world;
  const written = JSON.stringify([...ledger.items, ...ledger.failures, ...ledger.notes, ...ledger.blocks], sets);
  if (written.includes(SECRET)) broken.push("a password is in the ledger");
  if (JSON.stringify(logged, errors).includes(SECRET)) broken.push("a password is in the log");
  return broken;
}

/** Every row has exactly one outcome, and it is the one that it must have. */
function wrongOutcomes(
  { id, key }: Upload,
  { rows }: File,
  { system, purgeAfter }: Scenario,
  { ledger }: World,
): string[] {
  const blocks = [...(ledger.blocks.get(id)?.values() ?? [])];
  const succeeded = new Set(blocks.flatMap((block) => [...block.succeeded]));
  const failed = new Set(blocks.flatMap((block) => [...block.failed]));
  const broken: string[] = [];
  for (const [index, { refused, login }] of rows.entries()) {
    const row = index + 1;
    const name = `${key} row ${row} (${login})`;
    if (succeeded.has(row) === failed.has(row))
      broken.push(`${name} has ${succeeded.has(row) ? "two outcomes" : "none"}`);
    if (succeeded.has(row) && refused) broken.push(`${name} succeeded and must be refused: ${refused}`);
    const { code = "none" } = ledger.failures.get(id)?.get(row) ?? {};
    if (!failed.has(row) || code === refused) continue;
    const isBadLuck = isOfTheMoment(code) && (system.retries < 50 || purgeAfter);
    if (!isBadLuck) broken.push(`${name} failed: ${code}${refused ? ` in the place of ${refused}` : ""}`);
  }
  const entry = ledger.items.get(id)?.entry;
  if (succeeded.size + failed.size !== rows.length) broken.push(`${key} has outcomes of rows that are not in it`);
  if (entry?.succeeded !== succeeded.size || entry?.failed !== failed.size) broken.push(`${key} is counted wrong`);
  return broken;
}

/** The failures file holds exactly the failed rows, every cell as it was; the original is archived. */
async function wrongFiles(
  { id, key }: Upload,
  { header, rows, body }: File,
  { ledger, bucket }: World,
): Promise<string[]> {
  const { failedKey, processedKey = "" } = ledger.items.get(id)?.entry ?? {};
  const broken: string[] = [];
  if (currentOf(bucket, processedKey)?.body.toString() !== body) broken.push(`${key} is not archived as it was`);
  const failures = [...(ledger.blocks.get(id)?.values() ?? [])]
    .flatMap(({ failed }) => [...failed])
    .sort((a, b) => a - b);
  if (failures.length === 0) return failedKey ? [...broken, `${key} has a failures file without failures`] : broken;
  const text = currentOf(bucket, failedKey ?? "")?.body;
  if (!text) return [...broken, `${key} has no failures file`];
  const open = async () => [text] as unknown as AsyncIterable<Uint8Array>;
  const records = await Array.fromAsync(readRecords(open, await dialectOf(open)));
  const found = records.map(({ cells }) => cells);
  const wanted = failures.map((row) => {
    const { code = "", message = "" } = ledger.failures.get(id)?.get(row) ?? {};
    return [...(rows[row - 1]?.cells ?? []), `${code}: ${message}`];
  });
  if (JSON.stringify(found) !== JSON.stringify([[...header, "error"], ...wanted]))
    broken.push(`${key}'s failures file is wrong: ${JSON.stringify(found)}, and not ${JSON.stringify(wanted)}`);
  return broken;
}

/** No file is left in the inbox, none is archived twice, no message is unreadable. */
function leftovers(finished: number, { bucket }: World): string[] {
  const keys = [...bucket.objects.keys()].filter((key) => currentOf(bucket, key));
  const left = keys.filter((key) => /^(create|update)\//.test(key));
  const archived = keys.filter((key) => key.startsWith("processed/"));
  return [
    ...left.map((key) => `${key} is left in the inbox`),
    ...(archived.length === finished ? [] : [`${archived.length} files are archived, of ${finished} uploads`]),
    ...keys.filter((key) => key.startsWith("failed/unreadable/")).map((key) => `${key} was not readable`),
  ];
}

const sets = (_: string, value: unknown) => (value instanceof Set || value instanceof Map ? [...value] : value);
const errors = (_: string, value: unknown) => (value instanceof Error ? `${value.stack} ${value.cause}` : value);

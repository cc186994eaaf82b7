import type { FailureTold, UploadTold } from "../../src/console/told/upload.ts";
import { count } from "../parts/format.ts";

const REASONS = 6;
const NAMED = 3;

/** The reasons as they come: each once, with the first of its rows. */
export function FirstFailures({ upload: { failures, failed, refused } }: { upload: UploadTold }) {
  if (failures.length === 0 || refused) return null;
  const reasons = [...Map.groupBy(failures, ({ code, message }) => `${code} ${message}`).values()].slice(0, REASONS);
  return (
    <ul class="failures" aria-label="Why rows failed">
      {reasons.map((group) => (
        <li key={`${group[0]?.code} ${group[0]?.message}`}>
          {group[0]?.message} <code>{group[0]?.code}</code>
          <span class="quiet"> {whose(group)}</span>
        </li>
      ))}
      {failed > failures.length && (
        <li class="quiet">The reasons of the first {count(failures.length)} rows that failed.</li>
      )}
    </ul>
  );
}

function whose(group: FailureTold[]): string {
  const names = group.slice(0, NAMED).map(({ login, line }) => login || `line ${line}`);
  return group.length > NAMED ? `${names.join(", ")} and ${count(group.length - NAMED)} more` : names.join(", ");
}

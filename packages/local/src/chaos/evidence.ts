import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Frontdesk } from "../cloud/boot.ts";

/** What happened, line by line in the order of time. */
export type Evidence = { at: number; line: string }[];

export const titleOf = ({ service, operation }: JournalEntry) => `${service} ${operation}`;

/** Every call, every run of a function and every line that was printed. */
export function evidenceOf({ cloud }: Frontdesk, printed: Evidence): Evidence {
  const calls = cloud.journal.entries().map((entry) => {
    const { at, caller, input, status, code = "", fault = "", took } = entry;
    const by = cloud.whoIs(caller)?.split("/").at(-1) ?? caller;
    return {
      at,
      line: `${by}: ${titleOf(entry)} ${status} ${code} ${fault && `[${fault}] `}${took.toFixed()} ms ${JSON.stringify(input)}`,
    };
  });
  const runs = cloud.runs.entries().map(({ at, function: name, requestId, duration, outcome, pid }) => ({
    at,
    line: `${name} ran ${duration.toFixed()} ms as ${requestId} in ${pid}: ${outcome}`,
  }));
  return [...calls, ...runs, ...printed].sort((one, other) => one.at - other.at);
}

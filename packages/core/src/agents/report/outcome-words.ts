import type { Outcome, Report } from "./report.ts";

export type Words = {
  /** On a card, in a legend, beside a row. */
  label: string;
  /** Where the context says whether it is done, or would be. */
  short: string;
  /** What the label leaves open. */
  hint?: string;
};

const DONE: Record<Outcome, Words> = {
  created: { label: "Created", short: "Created" },
  changed: { label: "Changed", short: "Changed" },
  unchanged: { label: "Unchanged", short: "Unchanged", hint: "as the file says already" },
  removed: { label: "Removed", short: "Removed" },
  absent: { label: "Not there", short: "Not there", hint: "so there was nothing to remove" },
  failed: { label: "Failed", short: "Failed" },
};

const PLANNED: Record<Outcome, Words> = {
  created: { label: "Would be created", short: "Created" },
  changed: { label: "Would be changed", short: "Changed" },
  unchanged: { label: "Would stay as is", short: "As is", hint: "as the file says already" },
  removed: { label: "Would be removed", short: "Removed" },
  absent: { label: "Not there", short: "Not there", hint: "so there is nothing to remove" },
  failed: { label: "Would be refused", short: "Refused" },
};

/** What an outcome is called: it has come to pass in a run only. */
export const outcomeWords = ({ kind }: Pick<Report, "kind">, outcome: Outcome): Words =>
  kind === "run" ? DONE[outcome] : PLANNED[outcome];

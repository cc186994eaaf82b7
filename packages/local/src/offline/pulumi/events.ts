import { appendFileSync } from "node:fs";
import type { State } from "./checkpoint.ts";
import { type Difference, isSecret, mapped, type Values } from "./values.ts";

export type Op = "create" | "update" | "delete" | "same" | "read";
export type Step = {
  op: Op;
  urn: string;
  type: string;
  old?: State;
  new?: State;
  changes?: Record<string, Difference>;
};
export type Severity = "debug" | "info" | "info#err" | "warning" | "error";

/** The log of a run, as `--event-log` writes it: a line of JSON an event, which the sst CLI follows. */
export type Events = {
  begin(config: Record<string, string>): void;
  before(step: Step): void;
  after(step: Step): void;
  tell(severity: Severity, message: string, urn?: string): void;
  end(changes: Record<string, number>, seconds: number): void;
};

/** Where the CLI has named no file, nothing is written. `isPlanning` is a preview's. */
export function eventsIn(file: string | undefined, isPlanning: boolean): Events {
  let sequence = 0;
  const write = (event: object) => {
    if (!file) return;
    const line = { sequence: sequence++, timestamp: Math.floor(Date.now() / 1000), ...event };
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    begin: (config) => write({ preludeEvent: { config } }),
    before: (step) => write({ resourcePreEvent: { metadata: metadataOf(step), planning: isPlanning } }),
    after: (step) => write({ resOutputsEvent: { metadata: metadataOf(step), planning: isPlanning } }),
    tell: (severity, message, urn = "") => write({ diagnosticEvent: { urn, message, color: "never", severity } }),
    end: (resourceChanges, durationSeconds) =>
      write({ summaryEvent: { maybeCorrupt: false, durationSeconds, resourceChanges, PolicyPacks: {} } }),
  };
}

function metadataOf({ op, urn, type, old, new: now, changes }: Step) {
  const entries = Object.entries(changes ?? {});
  return {
    ...{ op, urn, type, old: old ? shown(old) : null, new: now ? shown(now) : null, logical: true },
    keys: null,
    diffs: entries.length ? [...new Set(entries.map(([path]) => path.split(/[.[]/)[0]))] : null,
    detailedDiff: entries.length
      ? Object.fromEntries(entries.map(([path, kind]) => [path, { diffKind: kind, inputDiff: true }]))
      : null,
    provider: (now ?? old)?.provider ?? "",
  };
}

/** Secrets are hidden from whoever reads the log. */
function shown({ urn, type, custom, id, parent, provider, protect, retainOnDelete, inputs, outputs }: State) {
  return {
    ...{ urn, type, custom, id: id ?? "", parent: parent ?? "", provider: provider ?? "" },
    ...(protect ? { protect } : {}),
    ...(retainOnDelete ? { retainOnDelete } : {}),
    ...{ inputs: hidden(inputs), outputs: hidden(outputs) },
  };
}

const hidden = (values: Values): Values => mapped(values, (each) => (isSecret(each) ? "[secret]" : each)) as Values;

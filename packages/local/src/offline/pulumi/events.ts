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

/** What is written at once, whatever the file system: a reader sees all of it or nothing. */
const PAGE = 4_096;
/** Characters of a text that stay in a line which would be longer than a page. */
const SHORT = 200;

/** Where the CLI has named no file, nothing is written. `isPlanning` is a preview's. */
export function eventsIn(file: string | undefined, isPlanning: boolean): Events {
  const write = file ? writerTo(file) : () => {};
  const metadata = (step: Step, isShort = false) => ({ metadata: metadataOf(step, isShort), planning: isPlanning });
  const tellOf = (kind: string, step: Step) =>
    write({ [kind]: metadata(step) }, () => ({ [kind]: metadata(step, true) }));
  return {
    begin: (config) => write({ preludeEvent: { config } }),
    before: (step) => tellOf("resourcePreEvent", step),
    after: (step) => tellOf("resOutputsEvent", step),
    tell: (severity, message, urn = "") => write({ diagnosticEvent: { urn, message, color: "never", severity } }),
    end: (resourceChanges, durationSeconds) =>
      write({ summaryEvent: { maybeCorrupt: false, durationSeconds, resourceChanges, PolicyPacks: {} } }),
  };
}

/**
 * Writes a line an event. The CLI reads while lines are written, and forgets the part of a line that it finds: a line that would
 * lie in two pages has blanks before it to the page's end, which may be forgotten, and is made shorter where it is too long for one.
 */
function writerTo(file: string) {
  let [sequence, size] = [0, 0];
  return (event: object, shorter?: () => object) => {
    const stamp = { sequence: sequence++, timestamp: Math.floor(Date.now() / 1000) };
    const line = (told: object) => `${JSON.stringify({ ...stamp, ...told })}\n`;
    const full = line(event);
    const text = Buffer.byteLength(full) > PAGE && shorter ? line(shorter()) : full;
    const left = PAGE - (size % PAGE);
    const whole = Buffer.from(Buffer.byteLength(text) > left ? " ".repeat(left) + text : text);
    appendFileSync(file, whole);
    size += whole.length;
  };
}

function metadataOf({ op, urn, type, old, new: now, changes }: Step, isShort: boolean) {
  const entries = Object.entries(changes ?? {});
  return {
    ...{ op, urn, type, old: old ? shown(old, isShort) : null, new: now ? shown(now, isShort) : null, logical: true },
    keys: null,
    diffs: entries.length ? [...new Set(entries.map(([path]) => path.split(/[.[]/)[0]))] : null,
    detailedDiff: entries.length
      ? Object.fromEntries(entries.map(([path, kind]) => [path, { diffKind: kind, inputDiff: true }]))
      : null,
    provider: (now ?? old)?.provider ?? "",
  };
}

/** Secrets are hidden from whoever reads the log. What is short has the outputs alone, of which the inputs are part. */
function shown(state: State, isShort: boolean) {
  const { urn, type, custom, id, parent, provider, protect, retainOnDelete, inputs, outputs } = state;
  return {
    ...{ urn, type, custom, id: id ?? "", parent: parent ?? "", provider: provider ?? "" },
    ...(protect ? { protect } : {}),
    ...(retainOnDelete ? { retainOnDelete } : {}),
    ...(isShort
      ? { inputs: {}, outputs: shortened(hidden(outputs)) }
      : { inputs: hidden(inputs), outputs: hidden(outputs) }),
  };
}

const hidden = (values: Values): Values => mapped(values, (each) => (isSecret(each) ? "[secret]" : each)) as Values;

const shortened = (values: Values): Values =>
  JSON.parse(JSON.stringify(values), (_, value) =>
    typeof value === "string" && value.length > SHORT ? `${value.slice(0, SHORT)}…` : value,
  );

import type { Entry, Transcript } from "./transcript.ts";

/** A message that is repeated while nothing else happens is told so many times. */
const OFTEN = 3;

/** The call in lines for people: what one would hear, and what happened behind it. Of music on hold, no more than one needs. */
export function tell(transcript: Transcript): string[] {
  const lines: string[] = [];
  const times = new Map<string, number>();
  let unheard: { at: number; count: number } | undefined;
  for (const entry of transcript) {
    const line = lineOf(entry);
    const before = times.get(line) ?? 0;
    times.set(line, before + 1);
    if (entry.what === "spoken" && before >= OFTEN) {
      unheard = { at: unheard?.at ?? entry.at, count: (unheard?.count ?? 0) + 1 };
      continue;
    }
    if (unheard) lines.push(`${timeOf(unheard.at)}  … the same again, ${unheard.count.toLocaleString("en")} messages`);
    if (entry.what !== "spoken") times.clear();
    unheard = undefined;
    lines.push(`${timeOf(entry.at)}  ${line}`);
  }
  return lines;
}

/** One entry without its time. */
export function lineOf(entry: Entry): string {
  switch (entry.what) {
    case "entered":
      return `⟶ ${entry.flow}`;
    case "spoken":
      return `“${entry.text}”`;
    case "pressed":
      return `  caller presses ${entry.keys}`;
    case "said":
      return `  caller says “${entry.text}”`;
    case "silent":
      return `  caller is silent for ${seconds(entry.for)}`;
    case "invoked":
      return `  λ ${entry.function} ${entry.outcome} after ${entry.ms} ms${entry.tries > 1 ? `, ${entry.tries} tries` : ""}${because(entry.why)}`;
    case "branched":
      return `  ↳ ${entry.type} ${entry.identifier}: ${entry.branch}${because(entry.why)}`;
    case "attributes set":
      return `  attributes set: ${entry.names.join(", ")}`;
    case "queue chosen":
      return `  queue chosen: ${entry.queue}`;
    case "queued":
      return `  waits in ${entry.queue}, ${entry.ahead} ahead`;
    case "connected":
      return `  agent ${entry.agent} answers from ${entry.queue}`;
    case "callback asked":
      return `  to be called back at ${entry.number} from ${entry.queue}`;
    case "task made":
      return `  task “${entry.name}” for ${entry.flow}`;
    case "transferred":
      return `  transferred to ${entry.to}`;
    case "ended":
      return `${endings[entry.by]}${because(entry.why)}`;
    case "broken":
      return `✗ ${entry.why}`;
  }
}

const endings = {
  system: "☎ the line hangs up",
  caller: "☎ the caller hangs up",
  agent: "☎ an agent has the call",
  witness: "☎ the test ends the call",
};

const because = (why: string | undefined) => (why ? ` (${why})` : "");
const seconds = (ms: number) => `${ms / 1000} s`;
const timeOf = (ms: number) =>
  `${String(Math.floor(ms / 60_000)).padStart(2, "0")}:${((ms % 60_000) / 1000).toFixed(1).padStart(4, "0")}`;

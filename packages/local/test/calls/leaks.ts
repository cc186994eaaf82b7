import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import type { Graph } from "../../src/synth/graph.ts";

/** What calls leave behind beside what the cloud keeps. */
export type Traces = {
  /** The functions' log lines. */
  printed: string[];
  /** What functions were told, and what they answered. */
  invocations: string[];
  /** What bots were told, and what they answered: PINs are said there. */
  talk: string[];
  /** Items of the tables that the lines use, as they were between the calls. */
  items: unknown[];
  transcripts: Transcript[];
  /** The contacts', when the calls were over. */
  attributes: Record<string, string>[];
};

type Searched = Traces & { cloud: Pick<Cloud, "journal" | "runs" | "traces" | "outbox" | "texts">; graph: Graph };

/** Each place but phones where a PIN is found that was sent to one, in clear or in base64; none says what the PIN is. */
export function leaksOf({ cloud, graph, ...traces }: Searched): string[] {
  const pins = pinsIn(cloud.texts.entries());
  if (!pins.length) return [];
  const places: [string, unknown[]][] = [
    ["the functions' logs", traces.printed],
    ["an event or an answer of a function", traces.invocations],
    ["an item of a table", traces.items],
    ["a transcript", [...traces.transcripts, ...traces.transcripts.map(keyed)]],
    ["attributes of a contact", traces.attributes],
    ["the gateway's journal", cloud.journal.entries()],
    ["the functions' runs", cloud.runs.entries()],
    ["a trace", cloud.traces.entries()],
    ["a message to a topic", cloud.outbox.entries()],
    ["the stacks", graph.resources],
  ];
  const encoded = pins.flatMap((pin) => inBase64(pin));
  return places.flatMap(([place, entries]) => {
    const text = entries.map(inClear).join("\n");
    const digits = new Set(text.match(/(?<![\w-])\d{8}(?![\w-])/g));
    const isThere = pins.some((pin) => digits.has(pin)) || encoded.some((form) => text.includes(form));
    return isThere ? [place] : [];
  });
}

/** PINs of eight digits, as the tests' settings want them: one of six is found anywhere by chance. */
export const pinsIn = (texts: { message: string }[]): string[] =>
  texts.flatMap(({ message }) => message.match(/(?<!\d)\d{8}(?!\d)/g) ?? []);

/** Keys that were pressed one at a time, put together: a PIN that is keyed into menus would be there in pieces. */
const keyed = (transcript: Transcript): string[] => {
  const keys = transcript.flatMap((entry) => (entry.what === "pressed" ? entry.keys : [])).join("");
  return Array.from({ length: Math.max(0, keys.length - 7) }, (_, at) => keys.slice(at, at + 8));
};

/** Sets are told as lists, and bytes as what they would be read as. */
export const inClear = (entry: unknown): string =>
  (typeof entry === "string" ? entry : JSON.stringify(entry, readable)) ?? "";

function readable(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (value instanceof Uint8Array) return Buffer.from(value).toString("latin1");
  return value;
}

/** A text at each of the three places where it can begin in base64. */
export const inBase64 = (text: string, encoding: "utf8" | "latin1" = "utf8"): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.from(`${" ".repeat(before)}${text}`, encoding).toString("base64");
    return encoded.slice(before ? before + 1 : 0, Math.floor(((before + text.length) * 4) / 3));
  });

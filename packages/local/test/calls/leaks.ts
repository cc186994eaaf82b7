import { type DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { type Graph, ofType } from "../../src/synth/graph.ts";

/** What calls leave behind beside what the cloud keeps. */
export type Traces = {
  /** The functions' log lines. */
  printed: string[];
  /** What functions were told, and what they answered. */
  invocations: string[];
  transcripts: Transcript[];
  /** The contacts', when the calls were over. */
  attributes: Record<string, string>[];
};

type Searched = Traces & {
  cloud: Pick<Cloud, "journal" | "runs" | "outbox" | "texts">;
  graph: Graph;
  dynamo: DynamoDBDocumentClient;
};

/** Each place but phones where a PIN is found that was sent to one; no place says what the PIN is. */
export async function leaksOf({ cloud, graph, dynamo, printed, invocations, transcripts, attributes }: Searched) {
  const pins = pinsIn(cloud.texts.entries().map(({ message }) => message));
  if (!pins.length) return [];
  const tables = ofType(graph, "aws:dynamodb/table:Table").map(({ id }) => id);
  const places: [string, unknown[]][] = [
    ["the functions' logs", printed],
    ["an event or an answer of a function", invocations],
    ["a transcript", transcripts],
    ["attributes of a contact", attributes],
    ["the gateway's journal", cloud.journal.entries()],
    ["the functions' runs", cloud.runs.entries()],
    ["a message to a topic", cloud.outbox.entries()],
    ["the stacks", graph.resources],
  ];
  for (const TableName of tables) {
    const pages = await Array.fromAsync(paginateScan({ client: dynamo }, { TableName }));
    places.push([`the table ${TableName}`, pages.flatMap(({ Items = [] }) => Items)]);
  }
  return places.flatMap(([place, entries]) => {
    const text = entries.map((entry) => (typeof entry === "string" ? entry : textOf(entry))).join("\n");
    const found = new Set(text.match(/(?<!\d)\d{4,8}(?!\d)/g));
    return pins.some((pin) => found.has(pin)) ? [place] : [];
  });
}

/** PINs of eight digits, as the tests' settings want them: one of six is found anywhere by chance. */
export const pinsIn = (messages: string[]): string[] =>
  messages.flatMap((message) => message.match(/(?<!\d)\d{8}(?!\d)/g) ?? []);

/** Sets of a table's items are told as lists. */
const textOf = (entry: unknown): string =>
  JSON.stringify(entry, (_, value) => (value instanceof Set ? [...value] : value)) ?? "";

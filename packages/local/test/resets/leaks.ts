import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { Graph } from "../../src/synth/graph.ts";
import { inBase64, inClear } from "../calls/leaks.ts";
import { PASSWORD, SERVICE_PASSWORD } from "../directory/fixtures.ts";

type Searched = {
  cloud: Pick<Cloud, "journal" | "runs" | "traces" | "outbox" | "texts">;
  graph: Graph;
  /** The functions' log lines. */
  printed: string[];
  /** Events, answers and errors of functions and of the bot. */
  told: string[];
  items: unknown[];
  /** Of telephone calls, with the attributes of their contacts. */
  transcripts?: unknown[];
  attributes?: unknown[];
  passwordIn(message: string): string | undefined;
};

/** As a directory is told a password. */
const inUtf16 = (text: string): string => Buffer.from(text, "utf16le").toString("latin1");

/**
 * Each place but phones where a password is found, the service account's, people's or one that was sent, in clear, in base64, in
 * UTF-16 or in hexadecimal; none says what it is.
 */
export function leaksOf({ cloud, graph, passwordIn, ...traces }: Searched): string[] {
  const sent = cloud.texts.entries().flatMap(({ message }) => passwordIn(message) ?? []);
  const passwords = [SERVICE_PASSWORD, PASSWORD, ...sent];
  const forms = passwords.flatMap((password) => [
    password,
    inUtf16(password),
    // As text that is written as JSON has its zeros.
    JSON.stringify(inUtf16(password)).slice(1, -1),
    ...inBase64(password),
    ...inBase64(inUtf16(password), "latin1"),
    Buffer.from(password).toString("hex"),
    Buffer.from(password, "utf16le").toString("hex"),
    JSON.stringify([...Buffer.from(password)]).slice(1, -1),
  ]);
  const places: [string, unknown[]][] = [
    ["the functions' logs", traces.printed],
    ["an event, an answer or an error", traces.told],
    ["an item of a table", traces.items],
    ["a transcript", traces.transcripts ?? []],
    ["attributes of a contact", traces.attributes ?? []],
    ["the gateway's journal", cloud.journal.entries()],
    ["the functions' runs", cloud.runs.entries()],
    ["a trace", cloud.traces.entries()],
    ["a message to a topic", cloud.outbox.entries()],
    ["the stacks", graph.resources],
  ];
  return places.flatMap(([place, entries]) => {
    const text = entries.map(inClear).join("\n");
    return forms.some((form) => text.includes(form)) ? [place] : [];
  });
}

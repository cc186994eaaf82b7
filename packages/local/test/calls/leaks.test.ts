import { Journal } from "@frontdesk/simulator/gateway/journal.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Run } from "@frontdesk/simulator/lambda/functions.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import type { Published } from "@frontdesk/simulator/sns/publish.ts";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import type { Traced } from "@frontdesk/simulator/xray/daemons.ts";
import { describe, expect, it } from "vitest";
import type { Graph } from "../../src/synth/graph.ts";
import { leaksOf, type Traces } from "./leaks.ts";

const PIN = "04825917";
const none: Traces = { printed: [], invocations: [], talk: [], items: [], transcripts: [], attributes: [] };

function search(traces: Partial<Traces>, resources: unknown[] = [], annotations: Record<string, string> = {}) {
  const texts = new Journal<Text>();
  const sent = { at: 0, to: "+61491570156", messageId: "1", type: "Transactional" } as const;
  texts.add({ ...sent, message: `${PIN} is your Frontdesk PIN.` });
  const cloud = {
    journal: new Journal<JournalEntry>(),
    runs: new Journal<Run>(),
    traces: new Journal<Traced>(),
    outbox: new Journal<Published>(),
    texts,
  };
  const part = { name: "pins", id: "00000000000000aa", trace_id: "1-00000000-000000000000000000000000", start_time: 1 };
  cloud.traces.add({ at: 0, function: "VerifyPin", document: { ...part, annotations } });
  return leaksOf({ ...none, ...traces, cloud, graph: { resources } as Graph });
}
const pressed = (...keys: string[]): Transcript => keys.map((one) => ({ at: 0, what: "pressed", keys: one }));

describe("a PIN that was sent is found", () => {
  it.each<[string, Partial<Traces>]>([
    ["in a log line", { printed: [`{"pin":"${PIN}"}`] }],
    ["in an event", { invocations: [JSON.stringify({ Parameters: { pin: PIN } })] }],
    ["in an event, in base64", { invocations: [Buffer.from(`x ${PIN}`).toString("base64")] }],
    ["in a set of an item", { items: [{ entries: new Set([PIN]) }] }],
    ["in bytes of an item", { items: [{ mac: new TextEncoder().encode(` ${PIN} `) }] }],
    ["keyed in one piece", { transcripts: [pressed(PIN)] }],
    ["keyed into menus, a digit at a time", { transcripts: [pressed("1", ...PIN, "2")] }],
    ["in an attribute", { attributes: [{ pin: PIN }] }],
  ])("%s", (_, traces) => {
    expect(search(traces)).toHaveLength(1);
  });

  it("in a trace", () => {
    expect(search({}, [], { correlation_id: PIN })).toEqual(["a trace"]);
  });

  it("in the stacks", () => {
    expect(search({}, [{ inputs: { pin: PIN } }])).toEqual(["the stacks"]);
  });
});

it("a PIN is not found where there is none, nor by chance in an id", () => {
  const id = `1c7a${PIN.slice(0, 4)}-${PIN}-4825`;
  expect(search({ printed: [id, "04825918"], transcripts: [pressed("••••••••")] })).toEqual([]);
});

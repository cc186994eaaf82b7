import { Journal } from "@frontdesk/simulator/gateway/journal.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Run } from "@frontdesk/simulator/lambda/functions.ts";
import type { Published } from "@frontdesk/simulator/sns/publish.ts";
import type { Text } from "@frontdesk/simulator/sns/texts.ts";
import type { Traced } from "@frontdesk/simulator/xray/daemons.ts";
import { describe, expect, it } from "vitest";
import type { Graph } from "../../src/synth/graph.ts";
import { SERVICE_PASSWORD } from "../directory/fixtures.ts";
import { leaksOf } from "./leaks.ts";
import { passwordIn } from "./reset-desk.ts";

const SENT = "Kettle-47-harbour";
const NOTHING = { printed: [], told: [], items: [], transcripts: [], attributes: [] };
const inUtf16 = Buffer.from(`"${SENT}"`, "utf16le");

function search(
  traces: Partial<Parameters<typeof leaksOf>[0]>,
  resources: unknown[] = [],
  annotations: Record<string, string> = {},
) {
  const texts = new Journal<Text>();
  const sent = { at: 0, to: "+61491570156", messageId: "1", type: "Transactional" } as const;
  texts.add({ ...sent, message: `Your new password is\n${SENT}\nChange it.` });
  const [journal, runs, outbox] = [new Journal<JournalEntry>(), new Journal<Run>(), new Journal<Published>()];
  const cloud = { journal, runs, outbox, texts, traces: new Journal<Traced>() };
  const part = { name: "passwords", id: "00000000000000aa", trace_id: "1-00000000-000000000000000000000000" };
  cloud.traces.add({ at: 0, function: "ResetPassword", document: { ...part, start_time: 1, annotations } });
  return leaksOf({ ...NOTHING, cloud, graph: { resources } as Graph, passwordIn, ...traces });
}

describe("a password is found", () => {
  it.each<[string, Parameters<typeof search>[0]]>([
    ["that was sent, in a log line", { printed: [`{"password":"${SENT}"}`] }],
    ["that is the service account's, in an error", { told: [`bind failed for ${SERVICE_PASSWORD}`] }],
    ["in base64, in an answer", { told: [Buffer.from(`x ${SENT}`).toString("base64")] }],
    ["in UTF-16, in bytes of an item", { items: [{ value: new Uint8Array(inUtf16) }] }],
    ["in UTF-16 and base64, in a log line", { printed: [inUtf16.toString("base64")] }],
    ["in UTF-16 and hexadecimals, in a log line", { printed: [inUtf16.toString("hex")] }],
    ["as numbers, in an event", { told: [JSON.stringify([...Buffer.from(SENT)])] }],
    ["in a transcript", { transcripts: [[{ at: 0, what: "spoken", text: `It is ${SENT}.` }]] }],
    ["in an attribute", { attributes: [{ password: SENT }] }],
  ])("%s", (_, traces) => {
    expect(search(traces)).toHaveLength(1);
  });

  it("in a trace", () => {
    expect(search({}, [], { outcome: SENT })).toEqual(["a trace"]);
  });

  it("in the stacks", () => {
    expect(search({}, [{ inputs: { password: SERVICE_PASSWORD } }])).toEqual(["the stacks"]);
  });
});

it("a password is not found where there is none", () => {
  expect(search({ printed: ["Kettle", "47"], told: [`{"outcome":"reset"}`] })).toEqual([]);
});

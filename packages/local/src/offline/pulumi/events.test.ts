import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { eventsIn } from "./events.ts";

const PAGE = 4_096;

/** A log to which resources are written whose settings have so many characters. */
async function logOf(...lengths: number[]) {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-events-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "log");
  const events = eventsIn(file, true);
  for (const [at, length] of lengths.entries()) {
    const values = { content: "ü".repeat(length), name: `n${at}` };
    const state = { urn: `urn::${at}`, type: "aws:sqs/queue:Queue", custom: true, inputs: values, outputs: values };
    events.after({ op: "create", urn: state.urn, type: state.type, new: state });
  }
  return readFile(file);
}

it("writes no line across two pages, since who reads meanwhile would lose it", async () => {
  const log = await logOf(...Array.from({ length: 60 }, (_, at) => at * 13), 50_000, 3);
  let start = 0;
  const lines = log.toString().split("\n").slice(0, -1);
  for (const line of lines) {
    const [begin, end] = [start + line.length - line.trimStart().length, start + Buffer.byteLength(line)];
    expect(Math.floor(begin / PAGE)).toBe(Math.floor(end / PAGE));
    start = end + 1;
  }
  const told = lines.map((line) => JSON.parse(line).resOutputsEvent.metadata.new.outputs.name);
  expect(told).toEqual(Array.from({ length: 62 }, (_, at) => `n${at}`));
});

it("cuts what is too long for a page, and nothing else", async () => {
  const [short, long] = (await logOf(300, 50_000)).toString().split("\n");
  const contentOf = (line = "") => JSON.parse(line).resOutputsEvent.metadata.new.outputs.content;
  expect(contentOf(short)).toBe("ü".repeat(300));
  expect(contentOf(long)).toBe(`${"ü".repeat(200)}…`);
});

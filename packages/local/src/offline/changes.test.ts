import { expect, it } from "vitest";
import type { Graph } from "../synth/graph.ts";
import { changesIn, compared } from "./changes.ts";

const OUTPUT = `~  Diff

|  Created     Rows sst:aws:Queue → RowsQueue aws:sqs:Queue

✓  Generated    
   queue: https://sqs.us-east-1.amazonaws.com/1/rows

+  Rows sst:aws:Queue

+  Rows sst:aws:Queue → RowsQueue aws:sqs:Queue

+  Hours-Office Hours aws:connect:HoursOfOperation

*  Bury sst:aws:Function → BuryFunction aws:lambda:Function
   * environment.variables.STAGE = test
   + memorySize = 512

-  RowsSubscriberDfeezr sst:aws:QueueLambdaSubscriber → RowsSubscriberDfeezrEventSourceMapping aws:lambda:EventSourceMapping
`;
const graphOf = (...resources: [type: string, name: string][]) =>
  ({ resources: resources.map(([type, name]) => ({ type, name })) }) as unknown as Graph;

it("reads which resources sst diff names, and none of their settings", () => {
  expect(changesIn(OUTPUT)).toEqual([
    { sign: "+", name: "Rows", type: "sst:aws:Queue" },
    { sign: "+", name: "RowsQueue", type: "aws:sqs:Queue" },
    { sign: "+", name: "Hours-Office Hours", type: "aws:connect:HoursOfOperation" },
    { sign: "*", name: "BuryFunction", type: "aws:lambda:Function" },
    { sign: "-", name: "RowsSubscriberDfeezrEventSourceMapping", type: "aws:lambda:EventSourceMapping" },
  ]);
});

it("holds what would be created against the synthesis, by type and name", () => {
  const changes = changesIn(OUTPUT);
  const all: [string, string][] = [
    ["aws:connect/hoursOfOperation:HoursOfOperation", "Hours-Office Hours"],
    ["sst:aws:Queue", "Rows"],
    ["aws:sqs/queue:Queue", "RowsQueue"],
  ];
  expect(compared(changes, graphOf(...all))).toEqual({ missing: [], surplus: [] });
  expect(
    compared(changes, graphOf(["aws:sqs/queue:Queue", "RowsQueue"], ["aws:sqs/queue:Queue", "RowsQueue"])),
  ).toEqual({
    missing: ["aws:sqs:Queue RowsQueue"],
    surplus: ["sst:aws:Queue Rows", "aws:connect:HoursOfOperation Hours-Office Hours"],
  });
});

it("takes subscribers for the same whose queues' ARNs differ", () => {
  const type = "aws:lambda:EventSourceMapping";
  const changes = [{ sign: "+" as const, name: "RowsSubscriberDfeezrEventSourceMapping", type }];
  const graph = graphOf(["aws:lambda/eventSourceMapping:EventSourceMapping", "RowsSubscriberCcskneEventSourceMapping"]);
  expect(compared(changes, graph)).toEqual({ missing: [], surplus: [] });
});

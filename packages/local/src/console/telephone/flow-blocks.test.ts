import { describe, expect, it } from "vitest";
import { flowBlocks } from "./flow-blocks.ts";

const MENU = {
  Identifier: "4c1f5a62",
  Type: "GetParticipantInput",
  Parameters: { SSML: "<speak>Press <break/>1.</speak>", InputTimeLimitSeconds: "5" },
  Transitions: {
    NextAction: "bye",
    Conditions: [{ NextAction: "bye", Condition: { Operator: "Equals", Operands: ["1"] } }],
    Errors: [
      { NextAction: "bye", ErrorType: "InputTimeLimitExceeded" },
      { NextAction: "bye", ErrorType: "NoMatchingCondition" },
    ],
  },
};
const BYE = { Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} };
const ODD = { Identifier: "odd", Type: "ShowSomethingNew", Parameters: {}, Transitions: { NextAction: "bye" } };

const read = (Actions: object[], Metadata: object = {}) => {
  const content = JSON.stringify({ Version: "2019-10-30", StartAction: "4c1f5a62", Metadata, Actions });
  const flows = [{ id: "one", arn: "arn:one", name: "stage menu", content }];
  return flowBlocks({ flows, queues: [], hours: [], names: {} }, "one");
};

describe("a flow of anybody's", () => {
  it("is told as its designer has it, in people's words", () => {
    const ActionMetadata = { "4c1f5a62": { position: { x: 10, y: 20 } }, bye: { position: { x: 300, y: 20 } } };
    expect(read([MENU, BYE], { ActionMetadata })?.blocks).toEqual([
      {
        ...{ id: "4c1f5a62", x: 10, y: 20, does: "Asks for a key", about: "Press 1.", tone: "asks" },
        branches: [
          { id: "Equals 1", label: "1", to: "bye", isError: false },
          { id: "InputTimeLimitExceeded", label: "Silence", to: "bye", isError: true },
          { id: "NoMatchingCondition", label: "Anything else", to: "bye", isError: true },
        ],
      },
      { id: "bye", x: 300, y: 20, does: "Hangs up", about: "", tone: "ends", branches: [] },
    ]);
  });

  it("without places, and with what nobody knows, is told as well, no block on another", () => {
    const blocks = read([MENU, ODD, BYE], { ActionMetadata: { bye: { position: { x: "left" } } } })?.blocks ?? [];
    expect(new Set(blocks.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
    expect(blocks[1]).toMatchObject({ does: "Show something new", branches: [{ label: "Success" }] });
  });

  it("that is not there is nothing, and what is no flow is refused by its name", () => {
    expect(flowBlocks({ flows: [], queues: [], hours: [], names: {} }, "one")).toBeUndefined();
    expect(() => read([])).toThrow('The flow "stage menu" is no flow');
  });
});

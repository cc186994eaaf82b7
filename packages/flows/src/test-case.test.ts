import { expect, it } from "vitest";
import { published, type TestCase } from "./test-case.ts";

const flow = "$" + "{MainLineFlowArn}";
const call: TestCase = {
  Name: "A call",
  EntryPoint: { Type: "VOICE_CALL", VoiceCallEntryPointParameters: { FlowId: flow } },
  InitializationData: { Attributes: { a: "b" } },
  Content: { Version: "2019-10-30", Observations: [] },
};

it("is published as texts, its ARNs filled in", () => {
  expect(published(call, { MainLineFlowArn: "arn:flow" }, (name) => `desk ${name}`)).toEqual({
    Name: "desk A call",
    EntryPoint: { Type: "VOICE_CALL", VoiceCallEntryPointParameters: { FlowId: "arn:flow" } },
    InitializationData: '{"Attributes":{"a":"b"}}',
    Content: '{"Version":"2019-10-30","Observations":[]}',
    Status: "PUBLISHED",
  });
});

it("is not published while an ARN is missing", () => {
  expect(() => published(call, { OtherArn: "x" }, String)).toThrow(
    "“A call” asks for MainLineFlowArn; there are OtherArn.",
  );
});

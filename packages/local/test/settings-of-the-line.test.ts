import { describe, expect, it } from "vitest";
import { calls } from "../../flows/calls/calls.ts";
import { ofType, resource } from "../src/synth/graph.ts";
import { graphWith, readGraph } from "./desk.ts";

const NUMBER = "22222222-3333-4444-8555-666666666666";
const deployed = graphWith({ mainLine: { testCases: true, phoneNumberIds: [NUMBER] } });

describe("settings of the main line", () => {
  it("make test cases of the instance of the scripted calls, which a template has room for", () => {
    const graph = deployed();
    const templates = ofType(graph, "aws:cloudformation/stack:Stack").map(({ inputs }) => String(inputs.templateBody));
    expect(templates).toHaveLength(Object.keys(calls).length);
    const flow = resource(graph, "aws:connect/contactFlow:ContactFlow", "MainLine");
    for (const template of templates) {
      expect(template.length).toBeLessThan(51_200);
      expect(template).not.toContain("${");
      const { Type, Properties } = JSON.parse(template).Resources.Call;
      expect(Type).toBe("AWS::Connect::TestCase");
      expect(Properties).toMatchObject({
        InstanceArn: expect.stringMatching(/:instance\/[0-9a-f-]+$/),
        Name: expect.stringMatching(/^frontdesk-test /),
        EntryPoint: { VoiceCallEntryPointParameters: { FlowId: flow.arn } },
        Status: "PUBLISHED",
      });
      expect(Properties.Name.length).toBeLessThanOrEqual(127);
      expect(JSON.parse(Properties.Content).Observations.length).toBeGreaterThan(0);
    }
  });

  it("lead the instance's numbers to it", () => {
    const [number, ...others] = ofType(
      deployed(),
      "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation",
    );
    const flow = resource(deployed(), "aws:connect/contactFlow:ContactFlow", "MainLine");
    expect(number?.inputs).toMatchObject({ phoneNumberId: NUMBER, contactFlowId: flow.id.split(":")[1] });
    expect(others).toEqual([]);
  });

  it("ask for neither by default", () => {
    const types = readGraph().resources.map(({ type }) => type);
    expect(types.filter((type) => /cloudformation|phoneNumber/.test(type))).toEqual([]);
  });
});

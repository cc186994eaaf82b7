import { describe, expect, it } from "vitest";
import { calls } from "../../flows/calls/calls.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { rolesOf } from "../src/permissions/grants.ts";
import { type Graph, ofType, resource } from "../src/synth/graph.ts";
import { graphWith, readGraph } from "./desk.ts";
import { bodyOf, flowOf, functionOf, templateOf, versionOf } from "./reset-resources.ts";

const graph = readGraph();
const tableOf = (name: string, of = graph) => resource(of, "aws:dynamodb/table:Table", `${name}Table`);
const keyOf = (name: string, of = graph) => resource(of, "aws:kms/key:Key", name);
const NUMBER = "22222222-3333-4444-8555-666666666666";

describe("settings of password resets", () => {
  const byPin = graphWith(
    {
      passwords: {
        ...{ secondFactor: "PIN", startMonth: "month and year", phoneNumberIds: [NUMBER], alert: ["it@example.com"] },
        directory: { protectedGroups: ["CN=Payroll,DC=example,DC=test"], serverName: "dc.example.test", country: "SG" },
      },
      pins: { senderId: "" },
    },
    "production",
  );

  it("keep the key in production, where bot and flow have no stage in their names", () => {
    expect(keyOf("DirectoryKey", byPin()).retainOnDelete).toBe(true);
    expect(keyOf("DirectoryKey").retainOnDelete).toBeUndefined();
    const alias = resource(byPin(), "aws:kms/alias:Alias", "DirectoryKeyAlias").inputs;
    expect(alias.name).toBe("alias/frontdesk-production-directory");
    expect(templateOf(byPin()).Resources.Bot?.Properties.Name).toBe("frontdesk-UserAdministration");
    expect(flowOf(byPin()).name).toBe("frontdesk user administration");
  });

  it("add the PIN to the bot, the flow and the function, with the rights that it needs", () => {
    const { variables } = functionOf(byPin()).inputs.environment;
    expect(variables).toMatchObject({
      ...{
        SECOND_FACTOR: "PIN",
        START_MONTH: "month and year",
        PINS: tableOf("Pins", byPin()).id,
        PIN_KEY: keyOf("PinKey").arn,
      },
      ...{ PIN_LENGTH: "8", PIN_LIFE_SECONDS: "300", PIN_TRIES: "3" },
      ...{ PIN_SENDS_PER_NUMBER: "5", PIN_SENDS_PER_LINE: "60" },
    });
    expect(variables).not.toHaveProperty("SENDER_ID");
    expect(JSON.parse(variables.DIRECTORY)).toMatchObject({ serverName: "dc.example.test", country: "SG" });
    const grants = (of: Graph) => rolesOf(of).find(({ name }) => name === "ResetPassword")?.grants ?? [];
    const [more, usual] = [grants(byPin()), grants(graph).map((each) => JSON.stringify(each))];
    const every = { effect: "Allow", conditions: [] };
    expect(more.filter((each) => !usual.includes(JSON.stringify(each)))).toEqual([
      { ...every, actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: ["PinsTable"] },
      { ...every, actions: ["kms:GenerateMac"], resources: ["PinKey"] },
    ]);
    expect(bodyOf(byPin())).toContain('"PIN"');
    expect(flowOf(byPin()).content).toContain("x-amz-lex:dtmf:max-length:ResetPW:PIN");
    for (const each of [bodyOf(graph), flowOf(graph).content]) expect(each).not.toContain("PIN");
  });

  it("make another version of another definition, and the same of the same", () => {
    expect(versionOf(byPin())).not.toBe(versionOf(graph));
    expect(versionOf(readGraph())).toBe(versionOf(graph));
  });

  it("lead the instance's numbers to the flow, and tell people by e-mail", () => {
    const led = ofType(byPin(), "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation");
    const flow = resource(byPin(), "aws:connect/contactFlow:ContactFlow", "UserAdministration");
    expect(led.map(({ inputs }) => inputs)).toMatchObject([
      { phoneNumberId: NUMBER, contactFlowId: flow.id.split(":")[1] },
    ]);
    const topic = resource(byPin(), "aws:sns/topic:Topic", "PasswordAlertsTopic").arn;
    expect(ofType(byPin(), "aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs)).toEqual([
      { topic, protocol: "email", endpoint: "it@example.com" },
    ]);
  });

  it("leave room in what the function is told for the most that they allow", () => {
    const { variables } = functionOf(byPin()).inputs.environment;
    const { DIRECTORY: _, DIRECTORY_CA: __, DIRECTORY_PASSWORD: ___, ...others } = variables;
    // 3,000 of the directory, and names of a longer stage.
    expect(Buffer.byteLength(JSON.stringify(others)) + 3000 + 60 + 5 * 20).toBeLessThan(4096);
  });

  const without = graphWith({ passwords: { offered: false } });
  const tested = graphWith({ passwords: { offered: false }, mainLine: { testCases: true } });

  it("leave the scripted calls to the bot out where it is not offered, and no others", () => {
    const called = ofType(tested(), "aws:cloudformation/stack:Stack").flatMap(({ name }) =>
      name.startsWith("Call-") ? [name.slice("Call-".length)] : [],
    );
    const toTheBot = Object.keys(calls).filter((name) => name.startsWith("staff-"));
    expect(toTheBot).toHaveLength(4);
    expect(called.sort()).toEqual(
      Object.keys(calls)
        .filter((name) => !toTheBot.includes(name))
        .sort(),
    );
  });

  it("leave nothing of them where none are offered", () => {
    const there = (of: Graph) => new Set(of.resources.map(({ type, name }) => `${type} ${name}`));
    const gone = [...there(graph)].filter((each) => !there(without()).has(each));
    expect([...there(without())].filter((each) => !there(graph).has(each))).toEqual([]);
    for (const each of gone)
      expect(each).toMatch(/ (ResetPassword|ResetAttempts|UserAdministration|Directory|Password)\w*(-\w+)?$/);
    const left = without().resources.filter(({ name }) =>
      /Password|Directory|ResetAttempts|UserAdministration|Lex/.test(name),
    );
    expect(left.map(({ name }) => name)).toEqual([]);
    expect(JSON.stringify(without())).not.toMatch(/lexv2|AWS::Lex|subnet-/);
    expect(cloudOf(without()).bots).toEqual([]);
    const { mediaConcurrencies } = resource(
      without(),
      "aws:connect/routingProfile:RoutingProfile",
      "MainLineProfile",
    ).inputs;
    expect(mediaConcurrencies).toEqual([{ channel: "VOICE", concurrency: 1 }]);
    expect(Object.keys(without().outputs)).not.toContain("bot");
  });
});

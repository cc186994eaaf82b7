import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { ofType, type Resource, resource } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";
import { FLOW_FUNCTIONS, roleOf, statementsOf } from "./roles.ts";

const graph = readGraph();

describe("the functions of flows", () => {
  const instance = `arn:aws:connect:${graph.region}:${graph.account}:instance/${settings.connect.instanceId}`;

  it("may be invoked by the instance alone, which they are associated with", () => {
    const permissions = ofType(graph, "aws:lambda/permission:Permission").map(({ inputs }) => inputs);
    const associated = ofType(graph, "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation");
    for (const name of FLOW_FUNCTIONS) {
      const { arn } = resource(graph, "aws:lambda/function:Function", `${name}Function`);
      const own = { action: "lambda:InvokeFunction", principal: "connect.amazonaws.com", sourceAccount: graph.account };
      expect(permissions.filter((each) => each.function === arn)).toEqual([
        { ...own, function: arn, sourceArn: instance },
      ]);
      expect(associated.map(({ inputs }) => inputs.functionArn)).toContain(arn);
    }
    expect(associated).toHaveLength(FLOW_FUNCTIONS.length);
  });

  it("start and stop instances that carry the tag, and no others; one function alone may", () => {
    const may = (name: string) =>
      statementsOf(roleOf(graph, name)).filter(({ Action }) =>
        Action.some((action) => /^ec2:(Start|Stop)/.test(action)),
      );
    expect(FLOW_FUNCTIONS.filter((name) => may(name).length)).toEqual(["SwitchInstance"]);
    const { key, value } = settings.mainLine.operable;
    expect(may("SwitchInstance")).toMatchObject([
      {
        Resource: [`arn:aws:ec2:${graph.region}:${graph.account}:instance/*`],
        Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: [value] } },
      },
    ]);
  });
});

describe("the contact flows", () => {
  const flows = ofType(graph, "aws:connect/contactFlow:ContactFlow").map(({ inputs }) => inputs);

  it("are these", () => {
    expect(flows.map(({ name }) => name)).toEqual([
      ...["frontdesk-test Emergency_Authentication", "frontdesk-test Emergency_Demo"],
      ...["frontdesk-test Emergency_Update", "frontdesk-test main line", "frontdesk-test user administration"],
    ]);
  });
});

describe("the people who answer", () => {
  it("have a queue with hours and a bound, and a profile that serves it", () => {
    const one = (kind: string, name: string) => resource(graph, `aws:connect/${kind}`, name);
    const hours = one("hoursOfOperation:HoursOfOperation", "MainLineHours");
    const queue = one("queue:Queue", "MainLineQueue");
    const idOf = ({ id }: Resource) => id.split(":")[1];
    expect(hours.inputs).toMatchObject({ timeZone: settings.mainLine.hours.timeZone });
    expect(hours.inputs.configs).toHaveLength(settings.mainLine.hours.days.length);
    expect(queue.inputs).toMatchObject({
      hoursOfOperationId: idOf(hours),
      maxContacts: settings.mainLine.mostWaiting,
    });
    expect(one("routingProfile:RoutingProfile", "MainLineProfile").inputs.queueConfigs).toMatchObject([
      { channel: "VOICE", queueId: idOf(queue) },
      { channel: "CHAT", queueId: idOf(queue) },
    ]);
  });
});

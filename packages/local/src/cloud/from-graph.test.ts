import { describe, expect, it } from "vitest";
import { openDesk, readGraph } from "../../test/desk.ts";
import { type Graph, type Resource, resource } from "../synth/graph.ts";
import { cloudOf } from "./from-graph.ts";

const INPUT = JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent" });
const resourceOf = (type: string, name: string, arn: string, inputs: Resource["inputs"]): Resource => ({
  type,
  name,
  inputs,
  id: name,
  arn,
  urn: name,
});

/** The stacks with a schedule for the intake, as CronV2 makes them. */
function scheduled(state: "ENABLED" | "DISABLED" = "ENABLED"): { graph: Graph; functionArn: string } {
  const graph = readGraph();
  const { arn: functionArn } = resource(graph, "aws:lambda/function:Function", "IntakeFunction");
  const roleArn = `arn:aws:iam::${graph.account}:role/desk-SweepRole`;
  const policy = JSON.stringify({
    Statement: [{ Effect: "Allow", Action: ["lambda:InvokeFunction"], Resource: [functionArn] }],
  });
  const role = resourceOf("aws:iam/role:Role", "SweepRole", roleArn, { inlinePolicies: [{ name: "inline", policy }] });
  const schedule = resourceOf("aws:scheduler/schedule:Schedule", "SweepSchedule", "arn:aws:scheduler:::sweep", {
    name: "desk-SweepSchedule",
    scheduleExpression: "rate(5 minutes)",
    flexibleTimeWindow: { mode: "OFF" },
    state,
    target: { arn: functionArn, roleArn, input: INPUT, retryPolicy: { maximumRetryAttempts: 0 } },
  });
  return { graph: { ...graph, resources: [...graph.resources, role, schedule] }, functionArn };
}

describe("a schedule of the stacks", () => {
  it("is one of the cloud", () => {
    const { graph, functionArn } = scheduled("DISABLED");
    expect(cloudOf(graph).schedules).toContainEqual({
      name: "desk-SweepSchedule",
      expression: "rate(5 minutes)",
      functionArn,
      input: INPUT,
      roleArn: `arn:aws:iam::${graph.account}:role/desk-SweepRole`,
      isEnabled: false,
    });
  });

  it("invokes its function with its input, as its role", async () => {
    const { cloud, names } = await openDesk({ graph: scheduled().graph });
    const requestId = await cloud.fire("desk-SweepSchedule");
    const run = await cloud.runs.until((each) => each.requestId === requestId, { timeout: 20_000 });
    expect(run).toMatchObject({ function: names.functions.intake, outcome: "success" });
  });
});

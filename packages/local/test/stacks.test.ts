import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { ofType, resource } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";
import { FLOW_FUNCTIONS } from "./roles.ts";

const graph = readGraph();
const queue = (name: string) => resource(graph, "aws:sqs/queue:Queue", name).inputs;
const functions = ofType(graph, "aws:lambda/function:Function");

describe("the bucket", () => {
  const about = (type: string) => ofType(graph, type).map(({ inputs }) => inputs);

  it("forgets files that may hold passwords or addresses, and old versions", () => {
    const [lifecycle] = about("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    const days = settings.agents.keepDays;
    expect(lifecycle?.rules).toEqual([
      ...["failed/", "processed/", "held/", "export/", "reports/"].map((prefix) =>
        expect.objectContaining({ filter: { prefix }, expiration: { days } }),
      ),
      expect.objectContaining({ filter: { prefix: "" }, noncurrentVersionExpiration: { noncurrentDays: days } }),
    ]);
  });

  it("tells the intake of what is dropped into its folders, and of nothing else", () => {
    const [notification] = about("aws:s3/bucketNotification:BucketNotification");
    const intake = resource(graph, "aws:lambda/function:Function", "IntakeFunction").arn;
    expect(notification?.lambdaFunctions).toEqual(
      ["create/", "update/", "remove/", "plan/", "approved/"].map((filterPrefix) =>
        expect.objectContaining({ filterPrefix, lambdaFunctionArn: intake, events: ["s3:ObjectCreated:*"] }),
      ),
    );
  });
});

describe("the queues", () => {
  it("try a row as often as settings say, then move it to the dead letters", () => {
    expect(JSON.parse(queue("RowsQueue").redrivePolicy)).toEqual({
      deadLetterTargetArn: resource(graph, "aws:sqs/queue:Queue", "DeadLettersQueue").arn,
      maxReceiveCount: 3, // as global-setup.ts asks for
    });
  });

  it("let as many consumers run at once as settings say", () => {
    const rows = resource(graph, "aws:sqs/queue:Queue", "RowsQueue").arn;
    const mapping = ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").find(
      ({ inputs }) => inputs.eventSourceArn === rows,
    );
    expect(mapping?.inputs).toMatchObject({
      batchSize: 10,
      scalingConfig: { maximumConcurrency: settings.agents.consumers },
    });
    const atOnce = ["ConsumerFunction", "BuryFunction"].map(
      (name) => resource(graph, "aws:lambda/function:Function", name).inputs.environment?.variables?.ROWS_AT_ONCE,
    );
    expect(atOnce).toEqual(["10", "10"]);
  });

  it("may be fed by their own consumers: Lambda would stop a postponed row after 16 rounds", () => {
    const configs = ofType(graph, "aws:lambda/functionRecursionConfig:FunctionRecursionConfig");
    const names = ["ConsumerFunction", "ExportFunction", "IntakeFunction"].map((name) =>
      functions.find((each) => each.name === name),
    );
    expect(configs.map(({ inputs }) => inputs)).toEqual(
      names.map((each) => ({ functionName: each?.inputs.name, recursiveLoop: "Allow" })),
    );
  });
});

describe("the functions", () => {
  it("are these, and log for a month", () => {
    const others = ["Bury", "Consumer", "Export", "Finish", "Intake", "ResetPassword", "Sweep"];
    expect(graph.builds.map(({ functionID }) => functionID).sort()).toEqual([...others, ...FLOW_FUNCTIONS].sort());
    for (const { inputs } of ofType(graph, "aws:cloudwatch/logGroup:LogGroup")) expect(inputs.retentionInDays).toBe(30);
  });
});

describe("the sweep", () => {
  it("comes every five minutes, and is done before the next comes", () => {
    const { inputs } = resource(graph, "aws:scheduler/schedule:Schedule", "SweepNowSchedule");
    const sweep = functions.find(({ arn }) => arn === inputs.target.arn);
    expect(inputs.scheduleExpression).toBe("rate(5 minutes)");
    expect(sweep?.inputs.timeout).toBe(300);
  });
});

describe("the ledger", () => {
  it("forgets by itself", () => {
    expect(resource(graph, "aws:dynamodb/table:Table", "LedgerTable").inputs).toMatchObject({
      ttl: { attributeName: "expiresAt", enabled: true },
    });
  });
});

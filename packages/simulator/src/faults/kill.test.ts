import * as Lambda from "@aws-sdk/client-lambda";
import * as SQS from "@aws-sdk/client-sqs";
import { afterAll, describe, expect, it } from "vitest";
import { openBundles, place, role, roleArn } from "../lambda/bundles.test-support.ts";
import { always, openFaulty, queueUrl } from "./faults.test-support.ts";
import type { FaultKind } from "./plan.ts";

const bundles = openBundles();
const sends = bundles.write(
  "sends",
  `import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
  const sqs = new SQSClient({ maxAttempts: 1 });
  export const handler = async ({ body }) => {
    console.log(process.env.AWS_SESSION_TOKEN);
    if (body) await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: body }));
    return process.pid;
  };`,
  { environment: { QUEUE_URL: queueUrl("rows") }, memory: 512 },
);

async function openWith(what: FaultKind) {
  const log: string[] = [];
  const faulty = await openFaulty(always("sqs", what, { operation: "SendMessage" }), {
    functions: [sends],
    roles: [role("sends", "sqs:*")],
    retries: [],
    log: (_, line) => log.push(line),
  });
  const lambda = new Lambda.LambdaClient({
    ...place,
    endpoint: faulty.cloud.endpoint,
    credentials: faulty.cloud.credentials,
  });
  const invoke = async (input: object) => {
    const Payload = Buffer.from(JSON.stringify(input));
    const answer = await lambda.send(new Lambda.InvokeCommand({ FunctionName: "sends", Payload }));
    return JSON.parse(answer.Payload?.transformToString() ?? "");
  };
  const Attributes = ["ApproximateNumberOfMessages" as const];
  const countOf = async () => {
    const asked = new SQS.GetQueueAttributesCommand({ QueueUrl: queueUrl("rows"), AttributeNames: Attributes });
    return (await faulty.clients.sqs.send(asked)).Attributes?.ApproximateNumberOfMessages;
  };
  return { ...faulty, invoke, countOf, log, destroy: () => lambda.destroy() };
}

describe("a killing fault", () => {
  afterAll(() => bundles.remove());

  it.each<[FaultKind, string]>([
    ["kill before", "0"],
    ["kill after", "1"],
  ])("%s the call ends the process that called, and leaves %s messages", async (what, count) => {
    const { cloud, invoke, countOf, destroy } = await openWith(what);
    expect(await invoke({ body: "x" })).toMatchObject({ errorMessage: expect.stringContaining("signal: killed") });
    expect(cloud.runs.find({ outcome: "crash" })).toHaveLength(1);
    expect(await countOf()).toBe(count);
    expect(cloud.journal.find({ fault: what })).toMatchObject([{ operation: "SendMessage", status: 0 }]);
    cloud.calm();
    expect(await invoke({ body: "x" })).toEqual(expect.any(Number));
    destroy();
  });

  it("spares the other process of the same function, and whoever calls with its key from outside", async () => {
    const { cloud, invoke, log, destroy } = await openWith("kill before");
    const [spared, killed] = await Promise.all([invoke({}), invoke({ body: "x" })]);
    expect(killed).toMatchObject({ errorType: "Runtime.ExitError" });
    const credentials = cloud.credentialsOf(roleArn("sends"), "sends");
    const guest = new SQS.SQSClient({ ...place, endpoint: cloud.endpoint, credentials });
    await guest.send(new SQS.SendMessageCommand({ QueueUrl: queueUrl("rows"), MessageBody: "x" }));
    expect(await invoke({})).toBe(spared);
    expect(new Set(log).size).toBe(2);
    const calls = cloud.journal.find({ operation: "SendMessage" });
    expect(calls).toMatchObject([{ fault: "kill before" }, { status: 200 }]);
    const session = "arn:aws:sts::123456789012:assumed-role/sends/sends";
    expect(calls.map(({ caller }) => cloud.whoIs(caller))).toEqual([session, session]);
    guest.destroy();
    destroy();
  });
});

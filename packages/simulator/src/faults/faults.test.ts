import * as Connect from "@aws-sdk/client-connect";
import * as DynamoDB from "@aws-sdk/client-dynamodb";
import * as Lambda from "@aws-sdk/client-lambda";
import * as S3 from "@aws-sdk/client-s3";
import * as SNS from "@aws-sdk/client-sns";
import * as SQS from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import { always, openFaulty, queueUrl } from "./faults.test-support.ts";
import type { FaultKind } from "./plan.ts";

type Faulty = Awaited<ReturnType<typeof openFaulty>>;
const caught = (sent: Promise<unknown>) =>
  sent.then(
    () => "nothing",
    (error: unknown) => error,
  );
const calls: Record<string, (faulty: Faulty) => Promise<unknown>> = {
  connect: ({ clients, connect: { instanceId: InstanceId } }) =>
    clients.connect.send(new Connect.ListUsersCommand({ InstanceId })),
  dynamodb: ({ clients }) =>
    clients.dynamodb.send(new DynamoDB.PutItemCommand({ TableName: "ledger", Item: { pk: { S: "a" } } })),
  lambda: ({ clients }) => clients.lambda.send(new Lambda.ListFunctionsCommand()),
  s3: ({ clients }) => clients.s3.send(new S3.PutObjectCommand({ Bucket: "drop", Key: "a", Body: "x" })),
  sns: ({ clients }) => clients.sns.send(new SNS.ListTopicsCommand()),
  sqs: ({ clients }) => clients.sqs.send(new SQS.SendMessageCommand({ QueueUrl: queueUrl("rows"), MessageBody: "x" })),
  sts: ({ clients }) => clients.sts.send(new GetCallerIdentityCommand()),
};
/** What SNS writes where its exceptions have a code beside their name. */
const CODES: Record<string, string> = { ThrottledException: "Throttled", InternalErrorException: "InternalError" };
const send = (service: string, faulty: Faulty) => caught(calls[service]?.(faulty) ?? Promise.resolve());

/** Sends a message under a fault and says what came of it. */
async function sendUnder(what: FaultKind, milliseconds?: [number, number]) {
  const plan = always("sqs", what, { operation: "SendMessage", ...(milliseconds ? { milliseconds } : {}) });
  const faulty = await openFaulty(plan);
  const started = performance.now();
  const error = await send("sqs", faulty);
  const [entry] = faulty.cloud.journal.find({ operation: "SendMessage" });
  const attributes = new SQS.GetQueueAttributesCommand({
    QueueUrl: queueUrl("rows"),
    AttributeNames: ["ApproximateNumberOfMessages"],
  });
  const countOf = async () => (await faulty.clients.sqs.send(attributes)).Attributes?.ApproximateNumberOfMessages;
  return { ...faulty, error, entry, took: performance.now() - started, countOf };
}

describe("a throttled call", () => {
  it.each([
    ["connect", Connect.ThrottlingException, "ThrottlingException", 429],
    ["dynamodb", DynamoDB.ThrottlingException, "ThrottlingException", 400],
    ["lambda", Lambda.TooManyRequestsException, "TooManyRequestsException", 429],
    ["s3", S3.S3ServiceException, "SlowDown", 503],
    ["sns", SNS.ThrottledException, "ThrottledException", 429],
    ["sqs", SQS.RequestThrottled, "RequestThrottled", 400],
    ["sts", Error, "Throttling", 400],
  ])("of %s fails as the service's own do", async (service, type, name, httpStatusCode) => {
    const faulty = await openFaulty(always(service, "throttle"));
    const error = await send(service, faulty);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode } });
    expect(faulty.cloud.journal.entries().at(-1)).toMatchObject({
      code: CODES[name] ?? name,
      status: httpStatusCode,
      fault: "throttle",
    });
  });

  it("of Connect takes no token", async () => {
    const faulty = await openFaulty(always("connect", "throttle"));
    for (let count = 0; count < 5; count++) await send("connect", faulty);
    faulty.cloud.calm();
    expect(await send("connect", faulty)).toBe("nothing");
  });
});

describe("a call that fails", () => {
  it.each([
    ["connect", Connect.InternalServiceException, "InternalServiceException"],
    ["dynamodb", DynamoDB.InternalServerError, "InternalServerError"],
    ["lambda", Lambda.ServiceException, "ServiceException"],
    ["s3", S3.S3ServiceException, "InternalError"],
    ["sns", SNS.InternalErrorException, "InternalErrorException"],
    ["sqs", SQS.SQSServiceException, "InternalFailure"],
    ["sts", Error, "InternalFailure"],
  ])("of %s answers as the service's own do", async (service, type, name) => {
    const faulty = await openFaulty(always(service, "error after"));
    const error = await send(service, faulty);
    expect(error).toBeInstanceOf(type);
    expect(error).toMatchObject({ name, $metadata: { httpStatusCode: 500 } });
    expect(faulty.cloud.journal.entries().at(-1)).toMatchObject({
      code: CODES[name] ?? name,
      status: 500,
      fault: "error after",
    });
  });

  it("after its effect has taken a token of Connect's, before it has not", async () => {
    const after = await openFaulty(always("connect", "error after"));
    for (let count = 0; count < 3; count++) await send("connect", after);
    after.cloud.calm();
    expect(await send("connect", after)).toBeInstanceOf(Connect.ThrottlingException);
    const before = await openFaulty(always("connect", "error before"));
    for (let count = 0; count < 3; count++) await send("connect", before);
    before.cloud.calm();
    expect(await send("connect", before)).toBe("nothing");
  });

  it.each<[FaultKind, string, string]>([
    ["error before", "InternalFailure", "0"],
    ["error after", "InternalFailure", "1"],
    ["no answer before", "TimeoutError", "0"],
    ["no answer after", "TimeoutError", "1"],
    ["reset before", "TimeoutError", "0"],
    ["reset after", "TimeoutError", "1"],
  ])("by %s is %s and leaves %s messages", async (what, name, count) => {
    const { error, entry, countOf } = await sendUnder(what);
    expect(error).toMatchObject({ name });
    if (what.startsWith("reset")) expect(error).toMatchObject({ code: "ECONNRESET" });
    expect(entry).toMatchObject({ fault: what, status: name === "TimeoutError" ? 0 : 500 });
    expect(await countOf()).toBe(count);
  });

  it("is one that IAM allows: a denied call is denied", async () => {
    const roles = [{ arn: "arn:aws:iam::123456789012:role/guest", policies: [] }];
    const { cloud } = await openFaulty(always("sqs", "error before"), { roles });
    const credentials = cloud.credentialsOf(roles[0]?.arn ?? "");
    const guest = new SQS.SQSClient({ region: "us-east-1", endpoint: cloud.endpoint, credentials });
    const sent = guest.send(new SQS.SendMessageCommand({ QueueUrl: queueUrl("rows"), MessageBody: "x" }));
    await expect(sent).rejects.toMatchObject({ name: "AccessDenied" });
    guest.destroy();
    expect(cloud.journal.entries().at(-1)?.fault).toBeUndefined();
  });
});

describe("a call that takes its time", () => {
  it("has its effect at once and its answer later", async () => {
    const { error, entry, took } = await sendUnder("slow", [100, 200]);
    expect(error).toBe("nothing");
    expect(took).toBeGreaterThanOrEqual(99);
    expect(entry).toMatchObject({ status: 200, fault: "slow" });
  });

  it("is carried out late, even when nobody waits for it any more", async () => {
    const { cloud, error, countOf } = await sendUnder("late", [2500, 2600]);
    expect(error).toMatchObject({ name: "TimeoutError" });
    expect(await countOf()).toBe("0");
    await cloud.settle();
    expect(await countOf()).toBe("1");
    expect(cloud.journal.find({ operation: "SendMessage" })).toMatchObject([{ fault: "late", status: 200 }]);
  });

  it("does not keep the cloud from closing, nor does one without an answer", async () => {
    for (const what of ["slow", "late", "no answer after"] as const) {
      const milliseconds = what === "no answer after" ? {} : { milliseconds: [60_000, 60_000] as [number, number] };
      const faulty = await openFaulty(always("sts", what, milliseconds));
      const sent = fetch(faulty.cloud.endpoint, {
        method: "POST",
        headers: {
          authorization: "AWS4-HMAC-SHA256 Credential=operator/20260101/us-east-1/sts/aws4_request",
          "content-type": "application/x-www-form-urlencoded",
        },
        body: "Action=GetCallerIdentity&Version=2011-06-15",
      });
      if (what === "no answer after") await faulty.cloud.journal.until(({ service }) => service === "sts");
      await Promise.all([expect(sent).rejects.toThrow(), faulty.cloud.close()]);
    }
  });
});

describe("a broken body", () => {
  it.each([1, 1_000, 3_000_000])("of %i bytes announces them all and breaks off", async (size) => {
    const { cloud, clients } = await openFaulty(always("s3", "broken body"));
    const [Bucket, Key] = ["drop", "a"];
    await clients.s3.send(new S3.PutObjectCommand({ Bucket, Key, Body: "x".repeat(size) }));
    const { Body, ContentLength } = await clients.s3.send(new S3.GetObjectCommand({ Bucket, Key }));
    expect(ContentLength).toBe(size);
    await expect(Body?.transformToByteArray()).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(cloud.journal.find({ fault: "broken body" })).toMatchObject([{ operation: "GetObject", status: 200 }]);
    cloud.calm();
    const whole = await clients.s3.send(new S3.GetObjectCommand({ Bucket, Key }));
    expect(await whole.Body?.transformToByteArray()).toHaveLength(size);
  });
});

it("hits the same calls again with the same seed", async () => {
  const plan = (seed: number) => ({ seed, calls: [{ service: "sqs", what: "throttle" as const, probability: 0.5 }] });
  const hitsOf = async (seed: number) => {
    const faulty = await openFaulty(plan(seed));
    for (let count = 0; count < 20; count++) await send("sqs", faulty);
    return faulty.cloud.journal.entries().map(({ fault }) => Boolean(fault));
  };
  const first = await hitsOf(3);
  expect(new Set(first).size).toBe(2);
  expect(await hitsOf(3)).toEqual(first);
  expect(await hitsOf(4)).not.toEqual(first);
});

it("refuses a plan that cannot be, and leaves its port free", async () => {
  await expect(openFaulty(always("ses", "throttle"))).rejects.toThrow("calls[0] is of ses, which is no service here");
});

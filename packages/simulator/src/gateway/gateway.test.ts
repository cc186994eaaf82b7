import { once } from "node:events";
import * as http2 from "node:http2";
import { gzipSync } from "node:zlib";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { signed } from "./caller.ts";
import { Journal } from "./journal.ts";
import type { JournalEntry } from "./service.ts";

const region = "us-east-1";
const arn = "arn:aws:iam::123456789012:role/guest";

describe("the gateway", () => {
  let cloud: Cloud;
  beforeAll(async () => {
    const roles = [{ arn, policies: [] }];
    cloud = await openCloud({ account: "123456789012", region, port: 0, queues: [{ name: "rows" }], roles });
  });
  afterAll(() => cloud.close());
  const headers = () => ({
    ...signed({ accessKeyId: "operator", region }, "sqs"),
    "content-type": "application/x-amz-json-1.0",
    "x-amz-target": "AmazonSQS.SendMessage",
  });
  const message = JSON.stringify({ QueueUrl: "/rows", MessageBody: "secret" });

  it("speaks HTTP/2 on the same port", async () => {
    const session = http2.connect(cloud.endpoint);
    const stream = session.request({ ":method": "POST", ":path": "/", ...headers() });
    stream.end(message);
    const [answer] = await once(stream, "response");
    expect(answer[":status"]).toBe(200);
    expect(answer["x-amzn-requestid"]).toMatch(/^[\w-]{36}$/);
    session.destroy();
  });

  it("unpacks zipped bodies", async () => {
    const body = gzipSync(message);
    const sent = await fetch(cloud.endpoint, {
      method: "POST",
      headers: { ...headers(), "content-encoding": "gzip" },
      body,
    });
    expect(await sent.json()).toMatchObject({ MD5OfMessageBody: "5ebe2294ecd0e0f08eab7690d2a6ee69" });
  });

  it("writes every call down, without what messages hold", async () => {
    const credentials = cloud.credentialsOf(arn, "ann");
    const sqs = new SQSClient({ region, endpoint: cloud.endpoint, credentials });
    const QueueUrl = `${cloud.endpoint}/123456789012/rows`;
    const denied = sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "secret" }));
    await expect(denied).rejects.toMatchObject({ name: "AccessDenied" });
    sqs.destroy();
    const [entry] = cloud.journal.find({ caller: credentials.accessKeyId });
    expect(entry).toMatchObject({
      service: "sqs",
      operation: "SendMessage",
      needs: [{ action: "sqs:SendMessage", resources: ["arn:aws:sqs:us-east-1:123456789012:rows"] }],
      input: { QueueUrl, MessageBody: "6 characters" },
      status: 403,
      code: "AccessDeniedException",
    });
    expect(cloud.whoIs(entry?.caller ?? "")).toBe("arn:aws:sts::123456789012:assumed-role/guest/ann");
    const shown = (await (await fetch(`${cloud.endpoint}/_journal`)).json()) as JournalEntry[];
    expect(shown).toContainEqual(entry);
    expect(JSON.stringify(shown)).not.toContain("secret");
  });

  it("tells callers who they are", async () => {
    const sts = new STSClient({ region, endpoint: cloud.endpoint, credentials: cloud.credentials });
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand());
    expect({ Account, Arn }).toEqual({ Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/operator" });
    sts.destroy();
  });

  it("refuses services that are not here, calls without a key, and broken ones", async () => {
    const sent = { method: "POST", headers: { ...headers(), ...signed({ accessKeyId: "operator", region }, "sns") } };
    expect((await fetch(cloud.endpoint, sent)).status).toBe(501);
    const { authorization: _, ...unsigned }: Record<string, string> = headers();
    const answer = await fetch(cloud.endpoint, { method: "POST", headers: unsigned, body: message });
    expect(await answer.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" });
  });
});

describe("a journal", () => {
  const entry = (at: number) => ({ at, name: `${at}` });

  it("keeps the newest entries", () => {
    const journal = new Journal<{ at: number }>(10);
    for (let at = 0; at < 100; at++) journal.add({ at });
    expect(journal.entries().map(({ at }) => at)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99]);
  });

  it("waits for an entry, gives one that is there already, and gives up in time", async () => {
    const journal = new Journal<{ at: number; name: string }>();
    const waiting = journal.until(({ name }) => name === "2");
    journal.add(entry(1));
    journal.add(entry(2));
    expect(await waiting).toEqual(entry(2));
    expect(await journal.until(({ name }) => name === "1")).toEqual(entry(1));
    await expect(journal.until(() => true, { since: 3, timeout: 10 })).rejects.toThrow("no such entry within 10 ms");
  });
});

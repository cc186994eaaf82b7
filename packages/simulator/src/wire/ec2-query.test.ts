import { STSClient } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import type { Handlers } from "./handlers.ts";
import type { Members } from "./schema.ts";
import { wireService } from "./wire-service.ts";

/** EC2's client in small, in the form in which the SDK's packages export their schemas. */
const { protocol } = new STSClient({ region: "us-east-1" }).config;
class SmallClient {
  config = {
    serviceId: "EC2",
    defaultSigningName: "ec2",
    protocol: { getShapeId: () => "aws.protocols#ec2Query", getPayloadCodec: () => protocol.getPayloadCodec() },
    protocolSettings: { version: "2016-11-15", xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15/" },
  };
}
const filter = [3, "ec2", "Filter", 0, ["Name", "Values"], [0, [() => list(0, "Item"), { xmlName: "Value" }]]];
const tag = [3, "ec2", "Tag", 0, ["Key"], [[0, { xmlName: "key", ec2QueryName: "Key" }]]];
const list = (item: unknown, xmlName: string) => [1, "ec2", "List", 0, [item, { xmlName }]];
const input = [
  3,
  "ec2",
  "DescribeRequest",
  0,
  ["InstanceIds", "DryRun", "Filters", "MaxResults"],
  [
    [() => list(0, "InstanceId"), { xmlName: "InstanceId" }],
    [2, { ec2QueryName: "DryRun", xmlName: "dryRun" }],
    [() => list(() => filter, "Filter"), { xmlName: "Filter" }],
    1,
  ],
];
const output = [3, "ec2", "DescribeResult", 0, ["Tags"], [[() => list(() => tag, "item"), { xmlName: "tagSet" }]]];
const ec2 = {
  SmallClient,
  Describe$: [9, "ec2", "Describe", 0, () => input, () => output],
};

describe("the EC2 protocol", () => {
  const seen: Members[] = [];
  const handlers = {
    Describe: async (one: Members) => {
      seen.push(one);
      return { Tags: [{ Key: "a <b>" }] };
    },
  };
  const service = wireService(ec2, handlers as Handlers<typeof ec2>);
  const ask = (form: Record<string, string>) => {
    const body = Buffer.from(`${new URLSearchParams({ Action: "Describe", Version: "2016-11-15", ...form })}`);
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    return service.ask({ method: "POST", path: "/", query: new URLSearchParams(), headers, body }, undefined, "r-1");
  };

  it("reads flattened, numbered and capitalised fields", async () => {
    await (
      await ask({
        "InstanceId.1": "i-1",
        "InstanceId.2": "i-2",
        DryRun: "true",
        "Filter.1.Name": "tag:x",
        "Filter.1.Value.1": "a",
        "Filter.1.Value.2": "b",
        MaxResults: "5",
      })
    ).answer();
    const Filters = [{ Name: "tag:x", Values: ["a", "b"] }];
    expect(seen.at(-1)).toEqual({ InstanceIds: ["i-1", "i-2"], DryRun: true, Filters, MaxResults: 5 });
  });

  it("writes EC2's envelopes", async () => {
    const reply = await (await ask({})).answer();
    expect(reply.status).toBe(200);
    expect(reply.body).toMatch(/^<DescribeResponse xmlns="[^"]+"><requestId>r-1<\/requestId>/);
    expect(reply.body).toContain("<tagSet><item><key>a &lt;b&gt;</key></item></tagSet>");
    expect(service.refuse("UnauthorizedOperation", "no", 403, "r-2").body).toContain(
      "<Errors><Error><Type>Sender</Type><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>",
    );
  });
});

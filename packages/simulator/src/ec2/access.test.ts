import { describe, expect, it } from "vitest";
import type { Statement } from "../iam/policy.ts";
import { arnOf, DATABASE, NOBODY, PAIR, refusalOf, start, WEB } from "./ec2.test-support.ts";

const allow = (Action: string, Resource: string, key?: string, value = "true"): Statement => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(key ? { Condition: { StringEquals: { [key]: value } } } : {}),
});
const byTag = (key = "aws:ResourceTag/frontdesk", value?: string) => allow("ec2:St*Instances", arnOf("*"), key, value);

describe("who asks EC2", () => {
  it("must be allowed to describe everything, or nothing", async () => {
    const one = await start(PAIR, [allow("ec2:DescribeInstances", arnOf(WEB))]);
    expect(await refusalOf(one.role().describe({ InstanceIds: [WEB] }))).toMatchObject({
      code: "UnauthorizedOperation",
      status: 403,
      message: expect.stringMatching(/^You are not authorized .* ec2:DescribeInstances on resource: \* because no/),
    });
    const all = await start(PAIR, [allow("ec2:DescribeInstances", "*")]);
    expect(await all.role().idsOf({})).toEqual([WEB, DATABASE]);
  });

  it("gets nothing by a tag when describing, which is of no single instance", async () => {
    const ec2 = await start(PAIR, [allow("ec2:DescribeInstances", "*", "aws:ResourceTag/frontdesk")]);
    const { code, message } = await refusalOf(ec2.role().describe());
    expect(code).toBe("UnauthorizedOperation");
    expect(message).not.toContain("does not evaluate");
  });

  it.each(["aws:ResourceTag/frontdesk", "ec2:ResourceTag/frontdesk", "AWS:resourcetag/FrontDesk"])(
    "may start and stop by the tag in %s what has it",
    async (key) => {
      const ec2 = await start(PAIR, [byTag(key)]);
      await ec2.role().stopInstances([WEB]);
      ec2.clock.now += 8_000;
      await ec2.role().startInstances([WEB]);
      expect(ec2.ec2.snapshot()[0]?.state).toBe("pending");
    },
  );

  it("may not start what lacks the tag, nor anything together with it", async () => {
    const ec2 = await start(PAIR, [byTag()]);
    for (const ids of [[DATABASE], [WEB, DATABASE]])
      expect(await refusalOf(ec2.role().startInstances(ids))).toEqual({
        code: "UnauthorizedOperation",
        status: 403,
        message: `You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/main-line/session is not authorized to perform: ec2:StartInstances on resource: ${arnOf(DATABASE)} because no identity-based policy allows the ec2:StartInstances action`,
      });
    expect(ec2.ec2.snapshot().map(({ state }) => state)).toEqual(["running", "stopped"]);
  });

  it("may not start what has another value in the tag, or does not exist", async () => {
    const ec2 = await start(PAIR, [byTag("aws:ResourceTag/frontdesk", "yes")]);
    for (const id of [WEB, NOBODY])
      expect(await refusalOf(ec2.role().startInstances([id]))).toMatchObject({ code: "UnauthorizedOperation" });
  });

  it("is refused in a dry run as in earnest", async () => {
    const ec2 = await start(PAIR, [byTag()]);
    const dry = { DryRun: true };
    expect(await refusalOf(ec2.role().startInstances([WEB], dry))).toMatchObject({ code: "DryRunOperation" });
    expect(await refusalOf(ec2.role().startInstances([DATABASE], dry))).toMatchObject({
      code: "UnauthorizedOperation",
    });
  });

  it("is written down with what was needed", async () => {
    const ec2 = await start(PAIR, [byTag()]);
    await ec2.role().stopInstances([WEB]);
    expect(ec2.cloud.journal.find({ operation: "StopInstances" })).toMatchObject([
      { service: "ec2", status: 200, needs: [{ action: "ec2:StopInstances", resources: [arnOf(WEB)] }] },
    ]);
  });

  it("must be known", async () => {
    const ec2 = await start(PAIR);
    const stranger = ec2.clientOf({ accessKeyId: "ASIASTRANGER", secretAccessKey: "s" });
    expect(await refusalOf(stranger.describe())).toMatchObject({ code: "AuthFailure", status: 401 });
  });
});

describe("EC2 under a fault plan", () => {
  it.each([
    ["throttle" as const, "RequestLimitExceeded", 503],
    ["error before" as const, "InternalError", 500],
  ])("answers %s with its own code, and nothing changes", async (what, code, status) => {
    const calls = [{ service: "ec2", operation: "StopInstances", what, probability: 1 }];
    const ec2 = await start(PAIR, [], { faults: { seed: 1, calls } });
    expect(await refusalOf(ec2.stopInstances([WEB]))).toMatchObject({ code, status });
    expect(await ec2.idsOf({ Filters: [{ Name: "instance-state-name", Values: ["running"] }] })).toEqual([WEB]);
  });
});

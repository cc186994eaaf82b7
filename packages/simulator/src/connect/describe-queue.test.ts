import { DescribeQueueCommand } from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS } from "./telephone.test-support.ts";

const InstanceId = INSTANCE_ID;

describe("a queue", () => {
  const describeQueue = async (QueueId: string) => {
    const { client } = await startSmall(CENTRE);
    return (await client.send(new DescribeQueueCommand({ InstanceId, QueueId }))).Queue;
  };

  it("has hours and as many contacts as may wait", async () => {
    expect(await describeQueue(CENTRE_IDS.sales)).toMatchObject({
      QueueId: CENTRE_IDS.sales,
      Name: "Sales",
      HoursOfOperationId: CENTRE_IDS.office,
      MaxContacts: 5,
      Status: "ENABLED",
    });
  });

  it("may have neither", async () => {
    const queue = await describeQueue(CENTRE_IDS.support);
    expect(queue?.Name).toBe("Support");
    expect([queue?.HoursOfOperationId, queue?.MaxContacts]).toEqual([undefined, undefined]);
  });

  it("is one that there is", async () => {
    await expect(describeQueue(NOBODY)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});

import {
  DescribeHoursOfOperationCommand,
  ListHoursOfOperationsCommand,
  paginateListHoursOfOperations,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS } from "./telephone.test-support.ts";

const InstanceId = INSTANCE_ID;
const missing = { name: "ResourceNotFoundException" };

describe("hours of operation", () => {
  it("are listed in pages", async () => {
    const { service, client, clock } = await startSmall(CENTRE);
    const names = [];
    for await (const page of paginateListHoursOfOperations({ client, pageSize: 1 }, { InstanceId }))
      names.push(...(page.HoursOfOperationSummaryList ?? []).map(({ Name }) => Name));
    expect(names).toEqual(["Office", "Always"]);
    const list = await client.send(new ListHoursOfOperationsCommand({ InstanceId }));
    expect(list.HoursOfOperationSummaryList?.[0]).toEqual({
      Id: CENTRE_IDS.office,
      Arn: `${service.instanceArn}/operating-hours/${CENTRE_IDS.office}`,
      Name: "Office",
      LastModifiedTime: new Date(clock.now - 24 * 3600_000),
      LastModifiedRegion: "eu-west-2",
    });
  });

  it("are described with their ranges", async () => {
    const { service, client } = await startSmall(CENTRE);
    const input = { InstanceId, HoursOfOperationId: CENTRE_IDS.office };
    const { HoursOfOperation } = await client.send(new DescribeHoursOfOperationCommand(input));
    expect(HoursOfOperation).toMatchObject({
      HoursOfOperationId: CENTRE_IDS.office,
      HoursOfOperationArn: `${service.instanceArn}/operating-hours/${CENTRE_IDS.office}`,
      Name: "Office",
      TimeZone: "Australia/Sydney",
      Config: [
        { Day: "MONDAY", StartTime: { Hours: 9, Minutes: 0 }, EndTime: { Hours: 17, Minutes: 30 } },
        { Day: "SATURDAY", StartTime: { Hours: 22, Minutes: 0 }, EndTime: { Hours: 2, Minutes: 0 } },
      ],
    });
    const nothing = client.send(new DescribeHoursOfOperationCommand({ InstanceId, HoursOfOperationId: NOBODY }));
    await expect(nothing).rejects.toMatchObject(missing);
  });
});

import {
  CreateUserCommand,
  DeleteUserCommand,
  DescribeUserCommand,
  ListUsersCommand,
  UpdateUserRoutingProfileCommand,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, SMALL, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS } from "./telephone.test-support.ts";

const InstanceId = INSTANCE_ID;

describe("the exchange", () => {
  it("is empty where the instance has no telephone", async () => {
    const { service } = await startSmall();
    expect(service.exchange()).toEqual({
      instance: {
        id: INSTANCE_ID,
        arn: service.instanceArn,
        account: "000000000001",
        region: "eu-west-2",
        alias: "frontdesk",
      },
      flows: [],
      numbers: [],
      hours: [],
      queues: [],
      securityKeys: [],
    });
  });

  it("has flows, the numbers that lead to them, hours and queues", async () => {
    const { service } = await startSmall(CENTRE);
    const at = service.instanceArn;
    const { main, hold, office, sales } = CENTRE_IDS;
    expect(service.exchange()).toMatchObject({
      flows: [
        { id: main, arn: `${at}/contact-flow/${main}`, name: "Main", type: "CONTACT_FLOW" },
        { id: hold, arn: `${at}/contact-flow/${hold}`, name: "Hold", type: "CUSTOMER_QUEUE" },
      ],
      numbers: [{ number: "+61255501234", flowId: main }],
      hours: [
        {
          id: office,
          arn: `${at}/operating-hours/${office}`,
          name: "Office",
          timeZone: "Australia/Sydney",
          config: CENTRE.hoursOfOperation[0]?.config,
        },
        { name: "Always" },
      ],
      queues: [
        { id: sales, arn: `${at}/queue/${sales}`, name: "Sales", hoursId: office, maxContacts: 5, waiting: 2 },
        { name: "Support", waiting: 0 },
      ],
    });
    expect(service.exchange().flows[0]?.content).toBe(CENTRE.flows[0]?.content);
    expect(service.exchange().queues[1]).not.toHaveProperty("maxContacts");
    expect(service.exchange().queues[1]).not.toHaveProperty("hoursId");
  });

  it("keeps nothing of what a caller does with it", async () => {
    const { service } = await startSmall(CENTRE);
    const first = service.exchange();
    for (const range of first.hours[0]?.config ?? []) range.end = "00:00";
    first.queues.pop();
    expect(service.exchange()).not.toEqual(first);
    expect(service.exchange().hours[0]?.config).toEqual(CENTRE.hoursOfOperation[0]?.config);
  });
});

describe("a queue's agents", () => {
  const agents = (service: Awaited<ReturnType<typeof startSmall>>["service"]) =>
    Object.fromEntries(service.exchange().queues.map(({ name, agents }) => [name, agents]));

  it("are available and have a routing profile that serves it", async () => {
    const { service } = await startSmall(CENTRE);
    expect(agents(service)).toEqual({ Sales: ["ann", "cay"], Support: ["cay"] });
  });

  it("go with their routing profile, and with themselves", async () => {
    const { service, client } = await startSmall(CENTRE);
    const move = { InstanceId, UserId: IDS.ann, RoutingProfileId: IDS.support };
    await client.send(new UpdateUserRoutingProfileCommand(move));
    expect(agents(service)).toEqual({ Sales: ["ann", "cay"], Support: ["ann", "cay"] });
    await client.send(new DeleteUserCommand({ InstanceId, UserId: IDS.ann }));
    expect(agents(service)).toEqual({ Sales: ["cay"], Support: ["cay"] });
  });

  it("are none of the users who were just created", async () => {
    const { service, client, user } = await startSmall(CENTRE);
    const { UserId } = await client.send(new CreateUserCommand(user({ RoutingProfileId: IDS.support })));
    expect((await client.send(new DescribeUserCommand({ InstanceId, UserId }))).User?.Username).toBe("bob");
    expect(agents(service)).toEqual({ Sales: ["ann", "cay"], Support: ["cay"] });
  });

  it("are offline where the instance does not say otherwise", async () => {
    const { service, client } = await startSmall({ ...CENTRE, users: SMALL.users });
    expect((await client.send(new ListUsersCommand({ InstanceId }))).UserSummaryList).toHaveLength(1);
    expect(agents(service)).toEqual({ Sales: [], Support: [] });
  });
});

import { ListUsersCommand } from "@aws-sdk/client-connect";
import { expect, it } from "vitest";
import { openDesk } from "../../test/desk.ts";

it("brings the system up with a fault plan, until it is calmed", async () => {
  const { cloud, clients, connect } = await openDesk({
    faults: { seed: 1, calls: [{ service: "connect", operation: "List*", what: "throttle", probability: 1 }] },
  });
  const list = () => clients.connect.send(new ListUsersCommand({ InstanceId: connect.instanceId }));
  await expect(list()).rejects.toMatchObject({ name: "ThrottlingException" });
  cloud.calm();
  expect((await list()).UserSummaryList).not.toEqual([]);
});

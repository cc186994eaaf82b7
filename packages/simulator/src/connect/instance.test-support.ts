import { randomUUID } from "node:crypto";
import { ConnectClient, type CreateUserCommandInput } from "@aws-sdk/client-connect";
import { onTestFinished } from "vitest";
import { serveForTest } from "../wire/server.test-support.ts";
import { stableId } from "./arn.ts";
import { connectService } from "./connect-service.ts";
import type { ConnectOptions } from "./open-instance.ts";
import { readInstance } from "./read-instance.ts";

export const INSTANCE_ID = "2fd1b1a0-94a6-4b7e-a1f6-7f0bd4b1f9c1";

/** A small contact centre, as a person would write it. */
export const SMALL = {
  id: INSTANCE_ID,
  securityProfiles: ["Admin", "Agent", { name: "CallCenterManager", id: "b7c1f2f6-6c0f-4a44-8f2e-0a9f4e8c5d01" }],
  routingProfiles: ["Basic", "Support"],
  hierarchy: {
    levels: ["Division", "Region", "Team"],
    groups: [
      { name: "Sales", groups: [{ name: "US", groups: ["East", "West"] }, "EU"] },
      { name: "Support", groups: [{ name: "US", groups: ["East"] }] },
    ],
  },
  users: [
    {
      login: "ann",
      firstName: "Ann",
      lastName: "Archer",
      email: "ann@example.com",
      secondaryEmail: "ann.archer@example.org",
      mobile: "+441632960001",
      password: "Passw0rd",
      routingProfile: "Basic",
      securityProfiles: ["CallCenterManager", "Agent"],
      hierarchy: ["Support", "US", "East"],
      phoneType: "DESK_PHONE",
      deskPhoneNumber: "+441632960002",
      autoAccept: true,
      afterContactWork: 30,
      tags: { team: "east" },
    },
  ],
};

/** The ids that follow from the names. */
export const IDS = {
  ann: stableId(INSTANCE_ID, "user", "ann"),
  basic: stableId(INSTANCE_ID, "routingProfile", "Basic"),
  support: stableId(INSTANCE_ID, "routingProfile", "Support"),
  admin: stableId(INSTANCE_ID, "securityProfile", "Admin"),
  agent: stableId(INSTANCE_ID, "securityProfile", "Agent"),
  manager: "b7c1f2f6-6c0f-4a44-8f2e-0a9f4e8c5d01",
  group: (...path: string[]) => stableId(INSTANCE_ID, "group", ...path),
};
/** An id that nothing has. */
export const NOBODY = "00000000-0000-4000-8000-000000000000";

/** The small contact centre behind a real client, under a clock that the test moves. The quota is out of the way. */
export async function startSmall(json: object = {}, options: Partial<ConnectOptions> = {}) {
  const clock = { now: Date.parse("2026-01-02T03:04:05Z") };
  const service = connectService({
    instance: readInstance({ ...SMALL, ...json }),
    region: "eu-west-2",
    account: "000000000001",
    rate: 1e6,
    burst: 1e6,
    blindness: 0,
    now: () => clock.now,
    ...options,
  });
  const { endpoint, close } = await serveForTest(service);
  const credentials = { accessKeyId: randomUUID(), secretAccessKey: "s" };
  const client = new ConnectClient({ endpoint, region: "eu-west-2", credentials, maxAttempts: 1 });
  onTestFinished(close);
  const user = (members: Partial<CreateUserCommandInput> = {}): CreateUserCommandInput => ({
    InstanceId: INSTANCE_ID,
    Username: "bob",
    Password: "Passw0rd",
    IdentityInfo: { FirstName: "Bob", LastName: "Baker", Email: "bob@example.com" },
    RoutingProfileId: IDS.basic,
    SecurityProfileIds: [IDS.agent],
    ...members,
  });
  return { service, client, clock, user };
}

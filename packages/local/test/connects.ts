import { AccessDeniedException, ConnectClient } from "@aws-sdk/client-connect";
import { connectNames } from "@frontdesk/core/agents/connect-names.ts";
import { connectUsers } from "@frontdesk/core/agents/connect-users.ts";
import type { Limiter, Slot } from "@frontdesk/core/throttle/limiter.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { type ConnectService, connectService } from "@frontdesk/simulator/connect/connect-service.ts";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { onTestFinished } from "vitest";
import { memoryConnect } from "../src/simulation/memory/connect.ts";
import { type StandingClock, standingClock } from "./clock.ts";

const PLACE = { account: "123456789012", region: "us-east-1" };
const NOBODY = `arn:aws:iam::${PLACE.account}:role/nobody`;
export const UNKNOWN = "99999999-9999-4999-8999-999999999999";
/** Milliseconds for which a new user is not seen. */
export const BLINDNESS = 300;

/** Clients of one instance: `allowed` may do everything, `denied` nothing. */
type Clients = { allowed: ConnectClient; denied: ConnectClient };

async function overTheWire(service: ConnectService): Promise<Clients> {
  const cloud = await openCloud({ ...PLACE, port: 0, services: [service], roles: [{ arn: NOBODY, policies: [] }] });
  onTestFinished(() => cloud.close());
  const config = { endpoint: cloud.endpoint, region: PLACE.region, maxAttempts: 1 };
  return {
    allowed: new ConnectClient({ ...config, credentials: cloud.credentials }),
    denied: new ConnectClient({ ...config, credentials: cloud.credentialsOf(NOBODY) }),
  };
}

async function inMemory(service: ConnectService): Promise<Clients> {
  const denial = async () => {
    throw new AccessDeniedException({ message: "not authorized to perform this", $metadata: {} });
  };
  return { allowed: memoryConnect(service), denied: memoryConnect({ carryOut: denial }) };
}

/** How Connect is reached, and what makes clients that reach it so. */
export const CONNECTS = [
  ["over the wire", overTheWire],
  ["in memory", inMemory],
] as const;
type ClientsOf = (service: ConnectService) => Promise<Clients>;

const ann = {
  login: "ann",
  firstName: "Ann",
  lastName: "Lee",
  email: "ann@example.com",
  secondaryEmail: "ann@example.org",
  mobile: "+6591234567",
  password: "Initial1Pass",
  routingProfile: "Basic",
  securityProfiles: ["Agent", "Admin"],
  hierarchy: ["SG", "East"],
  phoneType: "DESK_PHONE",
  deskPhoneNumber: "+6561234567",
  autoAccept: true,
  afterContactWork: 30,
};
export const bob = {
  login: "bob.tan",
  firstName: "Bob",
  lastName: "Tan",
  routingProfile: "Basic",
  securityProfiles: ["Agent"],
};
export const INSTANCE = {
  id: "11111111-2222-4333-8444-555555555555",
  securityProfiles: ["Agent", "Admin"],
  routingProfiles: ["Basic", "Billing"],
  hierarchy: { levels: ["Country", "Team"], groups: [{ name: "SG", groups: ["East", "West"] }, { name: "PH" }] },
  users: [ann, bob],
};

/** The limiter lets every call through, and notes each turn; a throttled one lets a second pass. */
function notingLimiter(clock: StandingClock) {
  const slots: Slot[] = [];
  const throttled: Slot[] = [];
  const limiter: Limiter = {
    async slot(operation) {
      const slot = { operation, pace: undefined };
      slots.push(slot);
      return slot;
    },
    async throttled(slot) {
      throttled.push(slot);
      clock.pass(1000);
    },
  };
  return { limiter, slots, throttled };
}

/** An instance with Ann and Bob, or another one, and the adapters on it. */
export async function openConnect(clientsOf: ClientsOf, instance: object = INSTANCE) {
  const clock = standingClock();
  const options = { ...PLACE, instance: readInstance(instance), rate: 1000, burst: 1000, blindness: BLINDNESS };
  const service = connectService({ ...options, now: clock.now });
  const { allowed, denied } = await clientsOf(service);
  const { limiter, slots, throttled } = notingLimiter(clock);
  const connect = { client: allowed, instanceId: service.instanceId, limiter, deadline: Number.POSITIVE_INFINITY };
  const names = connectNames(connect);
  const nameIds = async (list: AsyncIterable<{ id: string; name: string }>) =>
    new Map((await Array.fromAsync(list)).map(({ id, name }) => [name, id]));
  const groups = new Map((await Array.fromAsync(names.hierarchyGroups())).map(({ id, path }) => [path.join("/"), id]));
  const ids = {
    routing: await nameIds(names.routingProfiles()),
    security: await nameIds(names.securityProfiles()),
    groups,
    users: await nameIds(names.users()),
  };
  const idOf = (kind: keyof typeof ids, name: string) => ids[kind].get(name) ?? "";
  slots.length = 0;
  return {
    ...{ service, clock, slots, throttled, names, idOf },
    users: connectUsers(connect),
    denied: connectUsers({ ...connect, client: denied }),
    elsewhere: connectUsers({ ...connect, instanceId: UNKNOWN }),
    annId: idOf("users", "ann"),
    snapshot: (login: string) => service.snapshot().find((user) => user.login === login),
  };
}
export type Opened = Awaited<ReturnType<typeof openConnect>>;

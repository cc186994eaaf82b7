import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateUserCommand,
  DescribeUserCommand,
  UpdateUserHierarchyCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserPhoneConfigCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
} from "@aws-sdk/client-connect";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { loginOf, peopled } from "./agents-file.ts";
import { type BenchDesk, openBenchDesk, type Quota } from "./bench-desk.ts";

export type Pacing = {
  /** How many rows were done. */
  rows: number;
  /** Seconds that so many rows take at the pace that was measured, which does not depend on their number. */
  secondsFor(rows: number): number;
};

/**
 * The pacing that AWS's blog documents for its bulk utility, against the same simulated account: one call each `pause`
 * milliseconds, one at a time, one a row to create and five to update. Nothing else of that utility is timed.
 */
export async function pacings(
  graph: Graph,
  instance: Instance,
  quota: Quota,
  { rows, pause }: { rows: number; pause: number },
): Promise<{ create: Pacing; update: Pacing }> {
  const desk = await openBenchDesk(graph, peopled(instance, rows), quota);
  try {
    const { updates, creations } = await callsOn(desk, instance, rows);
    const [create, update] = await Promise.all([paced(rows, creations, pause), paced(rows, updates, pause)]);
    return { create, update };
  } finally {
    await desk.close();
  }
}

type Call = () => Promise<unknown>;

/** From the start of the first call to the start of the last there are as many pauses as calls, but one. */
async function paced(rows: number, calls: Call[], pause: number): Promise<Pacing> {
  const starts: number[] = [];
  let ended = 0;
  for (const call of calls) {
    const due = (starts.at(-1) ?? Number.NEGATIVE_INFINITY) + pause;
    await sleep(Math.max(0, due - performance.now()));
    starts.push(performance.now());
    await call();
    ended = performance.now();
  }
  const [first = 0, last = 0] = [starts.at(0), starts.at(-1)];
  const each = calls.length > 1 ? (last - first) / (calls.length - 1) : pause;
  const callsOfRow = calls.length / rows;
  return { rows, secondsFor: (wanted) => (each * (wanted * callsOfRow - 1) + (ended - last)) / 1000 };
}

/** The calls themselves; agents get the settings of somebody who is there. */
async function callsOn({ clients, connect }: BenchDesk, instance: Instance, rows: number) {
  const { instanceId: InstanceId } = connect;
  const users = connect.snapshot();
  const idOf = (login: string | undefined) => users.find((user) => user.login === login)?.id;
  const model = instance.users.find(({ hierarchy }) => hierarchy)?.login;
  const { User } = await clients.connect.send(new DescribeUserCommand({ InstanceId, UserId: idOf(model) }));
  const { RoutingProfileId, SecurityProfileIds, HierarchyGroupId } = User ?? {};
  const IdentityInfo = { FirstName: "Maria", LastName: "Reyes", Email: "maria.reyes@example.com" };
  const PhoneConfig = { PhoneType: "SOFT_PHONE", AutoAccept: true, AfterContactWorkTimeLimit: 90 } as const;

  const agents = Array.from({ length: rows }, (_, index) => loginOf(index + 1));
  const updates = agents.flatMap((login): Call[] => {
    const user = { InstanceId, UserId: idOf(login) };
    return [
      () => clients.connect.send(new UpdateUserIdentityInfoCommand({ ...user, IdentityInfo })),
      () => clients.connect.send(new UpdateUserPhoneConfigCommand({ ...user, PhoneConfig })),
      () => clients.connect.send(new UpdateUserRoutingProfileCommand({ ...user, RoutingProfileId })),
      () => clients.connect.send(new UpdateUserSecurityProfilesCommand({ ...user, SecurityProfileIds })),
      () => clients.connect.send(new UpdateUserHierarchyCommand({ ...user, HierarchyGroupId })),
    ];
  });
  const settings = { RoutingProfileId, SecurityProfileIds, HierarchyGroupId, PhoneConfig, IdentityInfo };
  const secret = { Password: "Welcome2Frontdesk" };
  const creations = agents.map((login): Call => {
    const Username = `new.${login}`;
    return () => clients.connect.send(new CreateUserCommand({ InstanceId, Username, ...secret, ...settings }));
  });
  return { updates, creations };
}

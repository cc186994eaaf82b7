import * as EC2 from "@aws-sdk/client-ec2";
import { onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import type { FaultPlan } from "../faults/plan.ts";
import type { Statement } from "../iam/policy.ts";
import { type Ec2Options, ec2Service } from "./ec2-service.ts";
import { readEc2Instances } from "./read-instances.ts";

export const place = { account: "123456789012", region: "eu-west-2" };
export const roleArn = "arn:aws:iam::123456789012:role/main-line";
export const arnOf = (id: string) => `arn:aws:ec2:eu-west-2:123456789012:instance/${id}`;
export const WEB = "i-0123456789abcdef0";
export const DATABASE = "i-0123456789abcdef1";
/** An id that no instance has. */
export const NOBODY = "i-0fffffffffffffff0";
export const PAIR = [
  { id: WEB, name: "web", tags: { frontdesk: "true" } },
  { id: DATABASE, name: "database", state: "stopped" },
];

type Options = Partial<Ec2Options> & { faults?: FaultPlan };

/** A cloud with EC2, a clock that the test moves, and a role with `statements`. */
export async function start(instances: object[], statements: Statement[] = [], { faults, ...options }: Options = {}) {
  const clock = { now: Date.parse("2026-01-02T03:04:05Z") };
  const now = () => clock.now;
  const ec2 = ec2Service({ ...place, instances: readEc2Instances(instances), now, ...options });
  const roles = [{ arn: roleArn, policies: [{ Statement: statements }] }];
  const cloud = await openCloud({ ...place, port: 0, services: [ec2], roles, ...(faults ? { faults } : {}) });
  onTestFinished(() => cloud.close());
  const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const client = new EC2.EC2Client({ region: place.region, endpoint: cloud.endpoint, credentials, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    return callsOf(client);
  };
  const role = () => clientOf(cloud.credentialsOf(roleArn));
  return { cloud, ec2, clock, clientOf, role, ...clientOf(cloud.credentials) };
}

/** The calls of a client, with answers and errors in short. */
function callsOf(client: EC2.EC2Client) {
  const describe = (input: EC2.DescribeInstancesCommandInput = {}) =>
    client.send(new EC2.DescribeInstancesCommand(input));
  return {
    client,
    describe,
    idsOf: async (input: EC2.DescribeInstancesCommandInput) => idsIn(await describe(input)),
    startInstances: (InstanceIds: string[], more: object = {}) =>
      client.send(new EC2.StartInstancesCommand({ InstanceIds, ...more })),
    stopInstances: (InstanceIds: string[], more: object = {}) =>
      client.send(new EC2.StopInstancesCommand({ InstanceIds, ...more })),
  };
}

export const idsIn = ({ Reservations = [] }: Pick<EC2.DescribeInstancesCommandOutput, "Reservations">) =>
  Reservations.flatMap(({ Instances = [] }) => Instances.map(({ InstanceId }) => InstanceId));

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (caught) => caught,
  );
  return { code: error?.name, status: error?.$metadata?.httpStatusCode, message: error?.message };
}

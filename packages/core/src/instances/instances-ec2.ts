import {
  type Instance as Described,
  DescribeInstancesCommand,
  type EC2Client,
  EC2ServiceException,
  paginateDescribeInstances,
  StartInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { Instance, InstanceState, Instances } from "./instances.ts";

/** EC2's largest page. */
const PAGE = 1000;
/** What EC2 answers for an id that is nobody's (any more), or no id at all. */
const GONE = ["InvalidInstanceID.NotFound", "InvalidInstanceID.Malformed"];
const WRONG_STATE = ["IncorrectInstanceState", "IncorrectState", "UnsupportedOperation", "InvalidInstanceID.NotFound"];
/** What keeps EC2 from it now: protection from stopping, no capacity left, a limit of the account. Nothing was done. */
const HINDERED = [
  "OperationNotPermitted",
  "InsufficientInstanceCapacity",
  "InsufficientHostCapacity",
  "InstanceLimitExceeded",
  "VcpuLimitExceeded",
];
const REFUSALS = [...WRONG_STATE, ...HINDERED];

/** The region's instances through EC2's API. Whatever else EC2 answers is thrown: no permission, a throttle, no answer. */
export function ec2Instances({ client }: { client: EC2Client }): Instances {
  const asked = async (call: Promise<unknown>) => {
    try {
      await call;
      return "asked";
    } catch (error) {
      if (error instanceof EC2ServiceException && REFUSALS.includes(error.name)) return "refused";
      throw error;
    }
  };
  return {
    async all(tag) {
      const found: Instance[] = [];
      const asked = tag ? { Filters: [{ Name: `tag:${tag.key}`, Values: [tag.value] }] } : {};
      for await (const { Reservations = [] } of paginateDescribeInstances({ client, pageSize: PAGE }, asked)) {
        found.push(...Reservations.flatMap(({ Instances = [] }) => Instances.map(instanceOf)));
      }
      return found.filter(({ state }) => state !== "terminated");
    },
    async find(id) {
      try {
        const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
        const [found] = Reservations.flatMap(({ Instances = [] }) => Instances.map(instanceOf));
        return found?.state === "terminated" ? undefined : found;
      } catch (error) {
        if (error instanceof EC2ServiceException && GONE.includes(error.name)) return undefined;
        throw error;
      }
    },
    start: (id) => asked(client.send(new StartInstancesCommand({ InstanceIds: [id] }))),
    stop: (id) => asked(client.send(new StopInstancesCommand({ InstanceIds: [id] }))),
  };
}

function instanceOf({ InstanceId = "", State, Tags = [] }: Described): Instance {
  const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
  const name = tags.Name?.trim();
  return { id: InstanceId, ...(name && { name }), state: (State?.Name ?? "pending") as InstanceState, tags };
}

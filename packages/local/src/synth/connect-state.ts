// By its path, so that it is in the program, and a graph that is kept is made anew where it changes.
import { stableId } from "../../../simulator/src/connect/arn.ts";

type Inputs = Record<string, unknown>;
type Arn = (rest: string) => string;
/** What the provider would answer. */
type State = { id: string; arn?: string; [name: string]: unknown };

/** The segment of an ARN that stands for each kind of resource in an instance. */
const SEGMENTS: Record<string, string> = {
  contactFlow: "contact-flow",
  hoursOfOperation: "operating-hours",
  queue: "queue",
  routingProfile: "routing-profile",
  securityProfile: "security-profile",
  userHierarchyGroup: "agent-group",
};
/** The attributes that have another name than their resource. */
const IDS: Record<string, string> = { userHierarchyGroup: "hierarchyGroupId" };

/**
 * What the provider would answer for an Amazon Connect instance, a telephone number, or a resource of an instance; nothing where
 * it is of another kind.
 */
export function connectState(type: string, name: string, inputs: Inputs, arn: Arn): State | undefined {
  const leaf = type.split("/")[1]?.split(":")[0] ?? "";
  if (leaf === "instance") return instanceState(name, inputs, arn);
  if (leaf === "phoneNumber") return numberState(name, inputs, arn);
  const instanceId = String(inputs.instanceId);
  if (leaf === "userHierarchyStructure") return { id: instanceId };
  if (leaf === "instanceStorageConfig") {
    const associationId = stableId(instanceId, leaf, name);
    return { id: `${instanceId}:${associationId}:${inputs.resourceType}`, associationId };
  }
  const segment = SEGMENTS[leaf];
  if (!segment) return undefined;
  const id = stableId(instanceId, leaf, name);
  const own = arn(`instance/${instanceId}/${segment}/${id}`);
  return { id: `${instanceId}:${id}`, [IDS[leaf] ?? `${leaf}Id`]: id, arn: own };
}

/** Its service-linked role has a name of Amazon Connect's making. */
function instanceState(name: string, { instanceAlias, directoryId }: Inputs, arn: Arn): State {
  const id = stableId(name, String(instanceAlias ?? directoryId));
  const own = arn(`instance/${id}`);
  const account = own.split(":")[4];
  const role = `aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect_${id.slice(0, 8)}`;
  return { id, arn: own, status: "ACTIVE", serviceRole: `arn:aws:iam::${account}:role/${role}` };
}

function numberState(name: string, inputs: Inputs, arn: Arn): State {
  const id = stableId("phoneNumber", name);
  return { id, arn: arn(`phone-number/${id}`), phoneNumber: claimedNumber(name, inputs) };
}

/** A number for a claim: which one it is, AWS decides. Four digits at least are from the claim's name. */
export function claimedNumber(name: string, { prefix = "+1555" }: { prefix?: unknown }): string {
  const digits = BigInt(`0x${stableId(name).replaceAll("-", "")}`).toString();
  const begin = String(prefix);
  return `${begin}${digits.slice(-Math.max(12 - begin.length, 4))}`;
}

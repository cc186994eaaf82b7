// By its path, so that it is in the program, and a graph that is kept is made anew where it changes.
import { stableId } from "../../../simulator/src/connect/arn.ts";

/** The segment of an ARN that stands for each kind of resource in an instance. */
const SEGMENTS: Record<string, string> = {
  contactFlow: "contact-flow",
  hoursOfOperation: "operating-hours",
  queue: "queue",
  routingProfile: "routing-profile",
};

/** What the provider would answer for a resource of an Amazon Connect instance; nothing where it is of another kind. */
export function connectState(type: string, name: string, instanceId: string, arn: (rest: string) => string) {
  const leaf = type.split("/")[1]?.split(":")[0] ?? "";
  const segment = SEGMENTS[leaf];
  if (!segment) return undefined;
  const id = stableId(instanceId, leaf, name);
  return { id: `${instanceId}:${id}`, [`${leaf}Id`]: id, arn: arn(`instance/${instanceId}/${segment}/${id}`) };
}

import type { Need } from "../gateway/service.ts";
import type { Members } from "../wire/schema.ts";
import type { Fleet } from "./fleet.ts";

/** What IAM must allow: a start or a stop on each of the instances, by its tags; a description on `*`, which has none. */
export function needsOf(
  { region, account, instances }: Fleet,
  operation: string,
  { InstanceIds = [] }: Members,
): Need[] {
  const action = `ec2:${operation}`;
  if (operation.startsWith("Describe")) return [{ action, resources: ["*"], tags: {} }];
  const ids = [...new Set<string>(InstanceIds)];
  const arnOf = (id: string) => `arn:aws:ec2:${region}:${account}:instance/${id}`;
  const tags = Object.fromEntries(ids.map((id) => [arnOf(id), instances.get(id)?.tags ?? {}]));
  return [{ action, resources: ids.map(arnOf), tags }];
}

import type { Names } from "./users.ts";

/** The names of profiles, and the paths of groups, by their ids. */
export type IdNames = { names: Map<string, string>; paths: Map<string, string[]> };

/** Reads them as the instance has them now. */
export async function readIdNames(instance: Names): Promise<IdNames> {
  const names = new Map<string, string>();
  const paths = new Map<string, string[]>();
  const collect = async (list: AsyncIterable<{ id: string; name: string }>) => {
    for await (const { id, name } of list) names.set(id, name);
  };
  const groups = async () => {
    for await (const { id, path } of instance.hierarchyGroups()) paths.set(id, path);
  };
  await Promise.all([collect(instance.routingProfiles()), collect(instance.securityProfiles()), groups()]);
  return { names, paths };
}

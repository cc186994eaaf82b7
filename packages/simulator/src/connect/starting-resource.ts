import { type Kind, stableId } from "./arn.ts";
import type { Profile, Resource } from "./resources.ts";
import type { Store } from "./store.ts";

type Named = { name: string; id?: string | undefined };

/** How long (ms) it has been since anyone changed what an instance starts with. */
export const A_DAY = 24 * 3600_000;

/** The id that the instance says, else one that comes from the name. */
export const startingId = (store: Store, kind: Kind, { name, id }: Named): string =>
  id ?? stableId(store.id, kind, name);

/** What every resource has that an instance starts with. */
export const startingResource = (store: Store, kind: Kind, named: Named): Resource => ({
  ...store.enrol(kind, startingId(store, kind, named)),
  modifiedAt: store.now() - A_DAY,
});

/** Puts a resource where its id finds it. */
export const keep = <T extends Resource>(into: Map<string, T>, resource: T) => into.set(resource.id, resource);

/** The id of the resource with this name; throws where there is none, which `readInstance` rules out. */
export function idOf(resources: Map<string, Profile>, name: string): string {
  const found = [...resources.values()].find((resource) => resource.name === name);
  if (!found) throw new Error(`There is no ${name}: was the instance read by readInstance?`);
  return found.id;
}

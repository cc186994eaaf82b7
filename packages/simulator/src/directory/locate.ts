import { isWithin, readDn } from "./dn.ts";
import type { Entry } from "./entry.ts";
import { RefusedByDirectory } from "./result.ts";
import type { State } from "./state.ts";

/** The entry of a name; throws RefusedByDirectory where it is none, another domain's, or not there. */
export function locate(name: string, { tree, base, say }: State): Entry {
  const at = readDn(name);
  if (!at) throw new RefusedByDirectory(say.refused("badName"));
  const domain = at.filter((part) => part.startsWith("dc=")).map((part) => part.slice(3));
  if (domain.length && !isWithin(at, base)) throw new RefusedByDirectory(say.elsewhere(domain.join("."), name));
  const entry = tree.find(at);
  if (!entry) throw new RefusedByDirectory(say.noSuchObject(name, tree.nearest(at)?.dn ?? ""));
  return entry;
}

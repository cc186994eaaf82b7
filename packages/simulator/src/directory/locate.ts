import { isWithin, readDn } from "./dn.ts";
import { type Entry, valuesOf } from "./entry.ts";
import { RefusedByDirectory } from "./result.ts";
import type { State } from "./state.ts";

/** An object's own name, which it keeps when it is renamed: https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-adts/92a54869-38d7-4e71-a3be-5f67a0dcdd7e */
const BY_GUID = /^<GUID=([0-9a-f]{32})>$/i;

/** The entry of a name; throws RefusedByDirectory where it is none, another domain's, or not there. */
export function locate(name: string, state: State): Entry {
  const { tree, base, say } = state;
  const guid = BY_GUID.exec(name)?.[1]?.toLowerCase();
  if (guid !== undefined) return byGuid(guid, name, state);
  const at = readDn(name);
  if (!at) throw new RefusedByDirectory(say.refused("badName"));
  const domain = at.filter((part) => part.startsWith("dc=")).map((part) => part.slice(3));
  if (domain.length && !isWithin(at, base)) throw new RefusedByDirectory(say.elsewhere(domain.join("."), name));
  const entry = tree.find(at);
  if (!entry) throw new RefusedByDirectory(say.noSuchObject(name, tree.nearest(at)?.dn ?? ""));
  return entry;
}

function byGuid(guid: string, name: string, { tree, say }: State): Entry {
  const isIt = (entry: Entry) =>
    valuesOf(entry, "objectGUID").some((value) => Buffer.from(value).toString("hex") === guid);
  const entry = tree.all().find(isIt);
  if (!entry) throw new RefusedByDirectory(say.noSuchObject(name, ""));
  return entry;
}

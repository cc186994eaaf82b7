import { Refused } from "../refused.ts";
import { COLUMNS } from "./csv/columns.ts";
import type { Name, Names } from "./users.ts";
import type { Named, Wanted } from "./wanted.ts";

/** The instance's names and their ids, looked up once an upload. */
export type Catalogue = {
  routingProfiles: NameIds;
  securityProfiles: NameIds;
  /** By the joined names of a group's levels: people write `Support/US` and `Support|US`. */
  hierarchyGroups: NameIds;
  /** By the login in lower case: Connect's logins ignore letter case. */
  users: Map<string, { id: string; modified?: number | undefined }>;
};

/** Reads all names of the instance, the lists side by side. */
export async function readCatalogue(names: Names): Promise<Catalogue> {
  const [routingProfiles, securityProfiles, hierarchyGroups, users] = await Promise.all([
    collect(names.routingProfiles()),
    collect(names.securityProfiles()),
    collect(byPath(names.hierarchyGroups())),
    collectUsers(names),
  ]);
  return { routingProfiles, securityProfiles, hierarchyGroups, users };
}

async function collectUsers(names: Names): Promise<Catalogue["users"]> {
  const users: Catalogue["users"] = new Map();
  for await (const { id, name, modified } of names.users()) users.set(name.toLowerCase(), { id, modified });
  return users;
}

async function* byPath(groups: ReturnType<Names["hierarchyGroups"]>): AsyncGenerator<Name> {
  for await (const { id, path } of groups) {
    yield { id, name: path.join("/") };
    if (path.length > 1) yield { id, name: path.join("|") };
  }
}

/** Ids by name: as it is written, or else in any letter case where that leaves no doubt. */
class NameIds {
  readonly #exact = new Map<string, string>();
  readonly #loose = new Map<string, Set<string>>();

  add({ id, name }: Name) {
    this.#exact.set(name, id);
    const loose = name.toLowerCase();
    this.#loose.set(loose, (this.#loose.get(loose) ?? new Set()).add(id));
  }

  find(name: string): string | undefined {
    const exact = this.#exact.get(name);
    if (exact) return exact;
    const [only, ...others] = this.#loose.get(name.toLowerCase()) ?? [];
    return others.length === 0 ? only : undefined;
  }

  /** Up to five names, for a message that helps. */
  some(): string {
    const names = [...this.#exact.keys()];
    const shown = names.slice(0, 5).map((name) => `“${name}”`);
    return `${shown.join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}` || "none";
  }
}

async function collect(names: AsyncIterable<Name>): Promise<NameIds> {
  const ids = new NameIds();
  for await (const name of names) ids.add(name);
  return ids;
}

/** Puts ids in the place of a row's names; throws Refused, with the names there are, where one is not known. */
export function resolve(named: Named, catalogue: Catalogue): Wanted {
  const { routingProfile, securityProfiles, hierarchy, ...rest } = named;
  const wanted: Wanted = { ...rest };
  if (routingProfile !== undefined) {
    wanted.routingProfileId = idOf(
      routingProfile,
      catalogue.routingProfiles,
      "UnknownRoutingProfile",
      "routingProfile",
    );
  }
  if (securityProfiles !== undefined) {
    const { securityProfiles: known } = catalogue;
    wanted.securityProfileIds = securityProfiles.map((name) =>
      idOf(name, known, "UnknownSecurityProfile", "securityProfiles"),
    );
  }
  if (hierarchy === null) wanted.hierarchyGroupId = null;
  else if (hierarchy !== undefined) {
    const path = hierarchy.replace(/\s*([/|])\s*/g, "$1");
    wanted.hierarchyGroupId = idOf(path, catalogue.hierarchyGroups, "UnknownHierarchy", "userHierarchy");
  }
  return wanted;
}

function idOf(name: string, known: NameIds, code: string, field: keyof typeof COLUMNS): string {
  const id = known.find(name);
  if (id) return id;
  const message = `“${COLUMNS[field].name}”: the instance has no “${name}”. It has ${known.some()}.`;
  throw new Refused(code, message);
}

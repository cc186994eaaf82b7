import { Refused } from "../refused.ts";
import { COLUMNS, type Field } from "./csv/columns.ts";
import { KnownUsers } from "./known-users.ts";
import type { Name, Names } from "./users.ts";
import type { Named, Proficiency, Wanted } from "./wanted.ts";

/** The instance's names and their ids, looked up once an upload. */
export type Catalogue = {
  routingProfiles: NameIds;
  securityProfiles: NameIds;
  /** By the joined names of a group's levels: people write `Support/US` and `Support|US`. */
  hierarchyGroups: NameIds;
  users: KnownUsers;
  /** `attribute=value`, and the value alone; the id is both in JSON. */
  skills: NameIds;
};

/** Reads the names of the instance that a file with these columns needs, the lists side by side. */
export async function readCatalogue(names: Names, fields?: (Field | undefined)[]): Promise<Catalogue> {
  const has = (...wanted: Field[]) => !fields || wanted.some((field) => fields.includes(field));
  const [routingProfiles, securityProfiles, hierarchyGroups, skills, users] = await Promise.all([
    collect(has("routingProfile") ? names.routingProfiles() : nothing()),
    collect(has("securityProfiles") ? names.securityProfiles() : nothing()),
    collect(has("agentHierarchy", "userHierarchy") ? byPath(names.hierarchyGroups()) : nothing()),
    collect(has("proficiencies") ? bySkill(names.skills()) : nothing()),
    collectUsers(names),
  ]);
  return { routingProfiles, securityProfiles, hierarchyGroups, skills, users };
}

async function* nothing(): AsyncGenerator<never> {}

async function collectUsers(names: Names): Promise<KnownUsers> {
  const users = new KnownUsers();
  for await (const { id, name: login, modified } of names.users()) users.add({ id, login, modified });
  return users;
}

async function* byPath(groups: ReturnType<Names["hierarchyGroups"]>): AsyncGenerator<Name> {
  for await (const { id, path } of groups) {
    yield { id, name: path.join("/") };
    if (path.length > 1) yield { id, name: path.join("|") };
  }
}

async function* bySkill(skills: ReturnType<Names["skills"]>): AsyncGenerator<Name> {
  for await (const { name, value } of skills) {
    const id = JSON.stringify({ name, value });
    yield { id, name: `${name}=${value}` };
    yield { id, name: value };
  }
}

const NONE: readonly string[] = [];

/** Ids by name: as it is written, or else in any letter case where that leaves no doubt. */
export class NameIds {
  readonly #exact = new Map<string, string[]>();
  readonly #loose = new Map<string, string[]>();

  add({ id, name }: Name) {
    const add = (ids: Map<string, string[]>, key: string) => ids.set(key, [...new Set(ids.get(key)).add(id)]);
    add(this.#exact, name);
    add(this.#loose, name.toLowerCase());
  }

  /** All that the name may mean: one where it is clear, none where it is not known. */
  find(name: string): readonly string[] {
    return this.#exact.get(name) ?? this.#loose.get(name.toLowerCase()) ?? NONE;
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
  const { routingProfile, securityProfiles, hierarchy, proficiencies, ...rest } = named;
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
    const { hierarchyGroups } = catalogue;
    // `Support / US` means Support/US, unless there is a group of just that name.
    const path = hierarchyGroups.find(hierarchy).length > 0 ? hierarchy : hierarchy.replace(/\s*([/|])\s*/g, "$1");
    wanted.hierarchyGroupId = idOf(path, hierarchyGroups, "UnknownHierarchy", "userHierarchy");
  }
  if (proficiencies === null) wanted.proficiencies = null;
  else if (proficiencies !== undefined) wanted.proficiencies = proficienciesOf(proficiencies, catalogue);
  return wanted;
}

function proficienciesOf(named: NonNullable<Named["proficiencies"]>, { skills }: Catalogue): Proficiency[] {
  const found = new Map<string, Proficiency>();
  for (const { skill, level } of named) {
    const id = idOf(skill, skills, "UnknownProficiency", "proficiencies");
    if (found.has(id)) {
      const message = `“${COLUMNS.proficiencies.name}” has the skill “${skill}” twice.`;
      throw new Refused("InvalidProficiencies", message);
    }
    found.set(id, { ...JSON.parse(id), level });
  }
  return [...found.values()];
}

function idOf(name: string, known: NameIds, code: string, field: keyof typeof COLUMNS): string {
  const [id, ...others] = known.find(name);
  if (id && others.length === 0) return id;
  if (id) {
    const message = `“${COLUMNS[field].name}”: “${name}” may mean ${others.length + 1} things in the instance: rename one.`;
    throw new Refused("AmbiguousName", message);
  }
  const message = `“${COLUMNS[field].name}”: the instance has no “${name}”. It has ${known.some()}.`;
  throw new Refused(code, message);
}

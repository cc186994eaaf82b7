import { type Kind, stableId } from "./arn.ts";
import { addGroup } from "./hierarchy.ts";
import type { Instance, StartingGroup, StartingUser } from "./instance.ts";
import { startingPhone } from "./starting-phone.ts";
import { type Group, type Profile, type Resource, type Store, userByLogin } from "./store.ts";

/** How long (ms) it has been since anyone changed what an instance starts with. */
const A_DAY = 24 * 3600_000;

/** Puts what the instance starts with into an empty store; ids that it leaves out come from the names. */
export function fill(store: Store, instance: Instance): void {
  const enrol = (kind: Kind, { name, id }: { name: string; id?: string | undefined }) => ({
    ...store.enrol(kind, id ?? stableId(store.id, kind, name)),
    modifiedAt: store.now() - A_DAY,
  });
  for (const one of instance.securityProfiles)
    keep(store.securityProfiles, { ...enrol("securityProfile", one), name: one.name });
  for (const one of instance.routingProfiles)
    keep(store.routingProfiles, { ...enrol("routingProfile", one), name: one.name });
  for (const name of instance.hierarchy.levels) {
    const { id, arn } = enrol("level", { name });
    store.levels.push({ id, arn, name });
  }
  addGroups(store, instance.hierarchy.groups, []);
  for (const user of instance.users) addUser(store, user, enrol("user", { name: user.login, id: user.id }));
  for (const one of instance.quickConnects) {
    const UserConfig = {
      UserId: userByLogin(store, one.user)?.id,
      ContactFlowId: stableId(store.id, "flow", "transfer"),
    };
    const config = { QuickConnectType: "USER" as const, UserConfig };
    keep(store.quickConnects, { ...enrol("quickConnect", one), name: one.name, config });
  }
  for (const one of instance.queues) {
    const quickConnectIds = new Set(one.quickConnects.map((name) => idOf(store.quickConnects, name)));
    keep(store.queues, { ...enrol("queue", one), name: one.name, quickConnectIds });
  }
  for (const { name, values } of instance.predefinedAttributes) {
    const own = { sequence: store.next(), modifiedAt: store.now() - A_DAY };
    store.predefinedAttributes.set(name, { ...own, name, values });
  }
}

const keep = <T extends Resource>(into: Map<string, T>, resource: T) => into.set(resource.id, resource);

/** A group's id comes from its whole path: names may come again in other branches. */
function addGroups(store: Store, groups: StartingGroup[], above: Group[]): void {
  for (const { name, id, groups: inside } of groups) {
    const path = [...above.map((group) => group.name), name];
    const group = addGroup(store, name, above.at(-1), { id: id ?? stableId(store.id, "group", ...path) });
    addGroups(store, inside, [...above, group]);
  }
}

function addUser(store: Store, user: StartingUser, resource: Resource): void {
  const { firstName: FirstName, lastName: LastName, email: Email, secondaryEmail: SecondaryEmail } = user;
  keep(store.users, {
    ...resource,
    login: user.login,
    ...(user.password === undefined ? {} : { passwordHash: store.hash(user.password) }),
    identity: { FirstName, LastName, Email, SecondaryEmail, Mobile: user.mobile },
    routingProfileId: idOf(store.routingProfiles, user.routingProfile),
    securityProfileIds: user.securityProfiles.map((name) => idOf(store.securityProfiles, name)),
    hierarchyGroupId: user.hierarchy && groupAt(store, user.hierarchy),
    phone: startingPhone(user),
    proficiencies: (user.proficiencies ?? []).map((one) => ({ sequence: store.next(), ...one })),
    tags: { ...user.tags },
    visibleAt: store.now(),
  });
}

function idOf(resources: Map<string, Profile>, name: string): string {
  const found = [...resources.values()].find((resource) => resource.name === name);
  if (!found) throw new Error(`There is no ${name}: was the instance read by readInstance?`);
  return found.id;
}

const groupAt = (store: Store, path: string[]): string | undefined =>
  path.reduce<string | undefined>(
    (above, name) => [...store.groups.values()].find((one) => one.name === name && one.parentId === above)?.id,
    undefined,
  );

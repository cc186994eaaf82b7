import { stableId } from "./arn.ts";
import { fillTelephone, routedQueues } from "./fill-telephone.ts";
import { addGroup } from "./hierarchy.ts";
import type { Instance, StartingGroup, StartingUser } from "./instance.ts";
import type { Group, Resource } from "./resources.ts";
import { startingPhone } from "./starting-phone.ts";
import { A_DAY, idOf, keep, startingResource } from "./starting-resource.ts";
import { type Store, userByLogin } from "./store.ts";

/** A routing profile's agents take one call at a time. */
const ONE_CALL = [{ Channel: "VOICE" as const, Concurrency: 1 }];

/** Puts what the instance starts with into an empty store; ids that it leaves out come from the names. */
export function fill(store: Store, instance: Instance): void {
  fillTelephone(store, instance);
  for (const one of instance.securityProfiles)
    keep(store.securityProfiles, { ...startingResource(store, "securityProfile", one), name: one.name });
  for (const one of instance.routingProfiles) {
    const queues = routedQueues(store, instance, one.queues);
    const resource = startingResource(store, "routingProfile", one);
    keep(store.routingProfiles, { ...resource, name: one.name, concurrencies: ONE_CALL, queues });
  }
  for (const name of instance.hierarchy.levels) {
    const { id, arn } = startingResource(store, "level", { name });
    store.levels.push({ id, arn, name });
  }
  addGroups(store, instance.hierarchy.groups, []);
  for (const user of instance.users)
    addUser(store, user, startingResource(store, "user", { name: user.login, id: user.id }));
  for (const one of instance.quickConnects) {
    const UserConfig = {
      UserId: userByLogin(store, one.user)?.id,
      ContactFlowId: stableId(store.id, "flow", "transfer"),
    };
    const config = { QuickConnectType: "USER" as const, UserConfig };
    keep(store.quickConnects, { ...startingResource(store, "quickConnect", one), name: one.name, config });
  }
  for (const one of instance.queues) {
    const { name, maxContacts, waiting, hoursOfOperation } = one;
    const quickConnectIds = new Set(one.quickConnects.map((offered) => idOf(store.quickConnects, offered)));
    const hoursId = hoursOfOperation === undefined ? undefined : idOf(store.hours, hoursOfOperation);
    const resource = startingResource(store, "queue", one);
    keep(store.queues, { ...resource, name, quickConnectIds, hoursId, maxContacts, waiting });
  }
  for (const { name, values } of instance.predefinedAttributes) {
    const own = { sequence: store.next(), modifiedAt: store.now() - A_DAY };
    store.predefinedAttributes.set(name, { ...own, name, values });
  }
}

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
  store.logins.set(resource.id, user.login);
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
    status: user.status,
    tags: { ...user.tags },
    visibleAt: store.now(),
  });
}

const groupAt = (store: Store, path: string[]): string | undefined =>
  path.reduce<string | undefined>(
    (above, name) => [...store.groups.values()].find((one) => one.name === name && one.parentId === above)?.id,
    undefined,
  );

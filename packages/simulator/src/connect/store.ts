import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { instanceArn, type Kind, type Place, resourceArn } from "./arn.ts";
import { notFound } from "./faults.ts";
import type { Instance } from "./instance.ts";
import type {
  AgentStatus,
  Flow,
  Group,
  Hours,
  PhoneNumber,
  PredefinedAttribute,
  Profile,
  Queue,
  QuickConnect,
  Resource,
  RoutingProfile,
  SecurityKey,
  User,
} from "./resources.ts";

/** All that the simulated instance holds. */
export type Store = Place & {
  id: string;
  arn: string;
  alias: string;
  identityManagement: Instance["identityManagement"];
  quotas: Instance["quotas"];
  createdAt: number;
  levels: { id: string; arn: string; name: string }[];
  users: Map<string, User>;
  /** Every login that there ever was, by the user's id. */
  logins: Map<string, string>;
  routingProfiles: Map<string, RoutingProfile>;
  securityProfiles: Map<string, Profile>;
  groups: Map<string, Group>;
  quickConnects: Map<string, QuickConnect>;
  queues: Map<string, Queue>;
  hours: Map<string, Hours>;
  flows: Map<string, Flow>;
  phoneNumbers: Map<string, PhoneNumber>;
  securityKeys: Map<string, SecurityKey>;
  agentStatuses: Map<string, AgentStatus>;
  /** By name. */
  predefinedAttributes: Map<string, PredefinedAttribute>;
  /** Milliseconds for which a new user is not seen by Describe, List and Search. */
  blindness: number;
  now(): number;
  /** The sequence of something new. */
  next(): number;
  /** What every new resource has; its id is `id` or a new one. */
  enrol(kind: Kind, id?: string, tags?: Record<string, string>): Resource;
  hash(password: string): Buffer;
};

export type StoreOptions = Place & { now(): number; newId(): string; blindness: number };

/** A store without any resource. Passwords are kept as hashes under a key that lives as long as the store. */
export function emptyStore(instance: Instance, { region, account, now, newId, blindness }: StoreOptions): Store {
  const place = { region, account };
  const key = randomBytes(32);
  let sequence = 0;
  const next = () => {
    sequence += 1;
    return sequence;
  };
  return {
    ...place,
    id: instance.id,
    arn: instanceArn(place, instance.id),
    alias: instance.alias,
    identityManagement: instance.identityManagement,
    quotas: instance.quotas,
    createdAt: now(),
    levels: [],
    users: new Map(),
    logins: new Map(),
    routingProfiles: new Map(),
    securityProfiles: new Map(),
    groups: new Map(),
    quickConnects: new Map(),
    queues: new Map(),
    hours: new Map(),
    flows: new Map(),
    phoneNumbers: new Map(),
    securityKeys: new Map(),
    agentStatuses: new Map(),
    predefinedAttributes: new Map(),
    blindness,
    now,
    next,
    enrol: (kind, id = newId(), tags = {}) => ({
      id,
      arn: resourceArn(place, instance.id, kind, id),
      sequence: next(),
      tags,
      modifiedAt: now(),
    }),
    hash: (password) => createHmac("sha256", key).update(password).digest(),
  };
}

/** The one with this id, or ResourceNotFoundException. */
export function pick<T>(from: Map<string, T>, what: string, id: string): T {
  const found = from.get(id);
  if (!found) throw notFound(what, id);
  return found;
}

/** Right after CreateUser reads do not see the user. */
export const isVisible = (store: Store, { visibleAt }: User): boolean => visibleAt <= store.now();

/** The users that reads see now. */
export const visibleUsers = (store: Store): User[] =>
  [...store.users.values()].filter((user) => isVisible(store, user));

/** Changes members of a user, and with them when the user was last changed. */
export function changeUser(store: Store, user: User, members: Partial<User>): void {
  store.users.set(user.id, { ...user, ...members, modifiedAt: store.now() });
}

/** Logins are unique, ignoring case. */
export function userByLogin(store: Store, login: string): User | undefined {
  const wanted = login.toLowerCase();
  for (const user of store.users.values()) if (user.login.toLowerCase() === wanted) return user;
  return undefined;
}

/** Whether this is the user's password, in a time that does not tell how much of it is right. */
export const isPassword = (store: Store, user: User | undefined, password: string): boolean =>
  user?.passwordHash !== undefined && timingSafeEqual(user.passwordHash, store.hash(password));

/** The members that tell when and where a resource was last changed. */
export const modification = ({ region }: Store, { modifiedAt }: Pick<Resource, "modifiedAt">) => ({
  LastModifiedTime: new Date(modifiedAt),
  LastModifiedRegion: region,
});

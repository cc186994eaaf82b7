import { Refused } from "../refused.ts";
import { CHANNELS, type Channel, everywhere } from "./channels.ts";
import type { Glimpse, Identity, Phone, PhoneChange, User } from "./users.ts";
import type { Proficiency, Wanted } from "./wanted.ts";

/** The calls that an update takes: only what differs. An empty plan is an agent who is as the row says. */
export type Plan = {
  identity?: Identity;
  phone?: PhoneChange;
  routingProfileId?: string;
  securityProfileIds?: string[];
  /** `null` takes the agent out of the hierarchy. */
  hierarchyGroupId?: string | null;
  proficiencies?: { add: Proficiency[]; change: Proficiency[]; take: Proficiency[] };
  tags?: { set: Record<string, string>; take: string[] };
};

/** What is known of an agent; proficiencies only where a row says something of them. */
export type Known = User & { proficiencies?: Proficiency[] | undefined };

/** Works out the least set of calls that makes `user` as `wanted` says; what the row leaves blank stays. */
export function plan(user: Known, wanted: Wanted): Plan {
  const planned: Plan = {};
  const identity = identityOf(user, wanted);
  if (differs(identity, user)) planned.identity = identity;
  const phone = phoneChange(user.phone, wanted);
  if (Object.keys(phone).length > 0) planned.phone = phone;
  const { routingProfileId, securityProfileIds, hierarchyGroupId } = wanted;
  if (routingProfileId !== undefined && routingProfileId !== user.routingProfileId) {
    planned.routingProfileId = routingProfileId;
  }
  if (securityProfileIds && !isSameSet(securityProfileIds, user.securityProfileIds)) {
    planned.securityProfileIds = securityProfileIds;
  }
  if (hierarchyGroupId !== undefined && (hierarchyGroupId ?? undefined) !== user.hierarchyGroupId) {
    planned.hierarchyGroupId = hierarchyGroupId;
  }
  const tags = wanted.tags !== undefined && tagChange(user.tags, wanted.tags ?? {});
  if (tags) planned.tags = tags;
  const proficiencies =
    wanted.proficiencies !== undefined && proficiencyChange(user.proficiencies ?? [], wanted.proficiencies ?? []);
  if (proficiencies) planned.proficiencies = proficiencies;
  return planned;
}

/** Whether a row may be planned from a glimpse: it says nothing of what a glimpse leaves out. */
export const mayGlimpse = ({ email, secondaryEmail, mobile }: Wanted) =>
  email === undefined && secondaryEmail === undefined && mobile === undefined;

/** Whether an agent known by a glimpse must be read whole: UpdateUserIdentityInfo clears what it is not given. */
export const needsMore = (glimpse: Glimpse, wanted: Wanted) =>
  !mayGlimpse(wanted) || differs(identityOf(glimpse, wanted), glimpse);

/** Whether a user that is there is the one that a row would create; the password cannot be compared. */
export function isAs(user: Known, wanted: Wanted): boolean {
  return Object.keys(plan(user, wanted)).length === 0;
}

/** UpdateUserIdentityInfo takes the identity whole: what it is not given, it may clear. */
function identityOf(user: User, wanted: Wanted): Identity {
  const after = <Value>(now: Value, then: Value | null | undefined) => (then === undefined ? now : (then ?? undefined));
  return {
    firstName: after(user.firstName, wanted.firstName),
    lastName: after(user.lastName, wanted.lastName),
    email: after(user.email, wanted.email),
    secondaryEmail: after(user.secondaryEmail, wanted.secondaryEmail),
    mobile: after(user.mobile, wanted.mobile),
  };
}

function phoneChange(now: Phone, wanted: Wanted): PhoneChange {
  const number = {
    phoneType: wanted.phoneType ?? now.phoneType,
    deskNumber: wanted.deskNumber === undefined ? now.deskNumber : (wanted.deskNumber ?? undefined),
  };
  if (number.phoneType === "DESK_PHONE" && !number.deskNumber) {
    throw new Refused("InvalidPhoneNumber", "“phone number” is blank, and a desk phone needs one.");
  }
  const autoAccept = perChannel(now.autoAccept, { VOICE: wanted.autoAccept, ...wanted.autoAcceptBy });
  const work = { ...everywhere(wanted.afterContactWork), ...wanted.afterContactWorkBy };
  const afterContactWork = perChannel(now.afterContactWork, work);
  const { persistentConnection = now.persistentConnection } = wanted;
  return {
    ...(differs(number, now) && { number }),
    ...(differs(autoAccept, now.autoAccept) && { autoAccept }),
    ...(differs(afterContactWork, now.afterContactWork) && { afterContactWork }),
    ...(persistentConnection !== now.persistentConnection && { persistentConnection }),
  };
}

/** Every channel's value after the change. */
const perChannel = <Value>(now: Record<Channel, Value>, then: Partial<Record<Channel, Value | undefined>>) =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, then[channel] ?? now[channel]])) as Record<Channel, Value>;

function tagChange(now: Record<string, string>, then: Record<string, string>): Plan["tags"] {
  const set = Object.fromEntries(Object.entries(then).filter(([key, value]) => now[key] !== value));
  const take = Object.keys(now).filter((key) => !Object.hasOwn(then, key));
  return Object.keys(set).length + take.length > 0 ? { set, take } : undefined;
}

function proficiencyChange(now: Proficiency[], then: Proficiency[]): Plan["proficiencies"] {
  const same = (one: Proficiency) => (other: Proficiency) => one.name === other.name && one.value === other.value;
  const add = then.filter((one) => !now.some(same(one)));
  const change = then.filter((one) => now.some((other) => same(one)(other) && one.level !== other.level));
  const take = now.filter((one) => !then.some(same(one)));
  return add.length + change.length + take.length > 0 ? { add, change, take } : undefined;
}

function differs<Part extends object>(then: Part, now: { [Key in keyof Part]?: Part[Key] | undefined }): boolean {
  return (Object.keys(then) as (keyof Part)[]).some((key) => then[key] !== now[key]);
}

const isSameSet = (one: string[], other: string[]) =>
  new Set(one).size === new Set(other).size && one.every((id) => other.includes(id));

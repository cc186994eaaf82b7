import { Refused } from "../refused.ts";
import type { Glimpse, Identity, Phone, PhoneChange, User } from "./users.ts";
import type { Wanted } from "./wanted.ts";

/** The calls that an update takes: only what differs. An empty plan is an agent who is as the row says. */
export type Plan = {
  identity?: Identity;
  phone?: PhoneChange;
  routingProfileId?: string;
  securityProfileIds?: string[];
  /** `null` takes the agent out of the hierarchy. */
  hierarchyGroupId?: string | null;
};

/** Works out the least set of calls that makes `user` as `wanted` says; what the row leaves blank stays. */
export function plan(user: User, wanted: Wanted): Plan {
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
  return planned;
}

/** Whether a row may be planned from a glimpse: it says nothing of what a glimpse leaves out. */
export const mayGlimpse = ({ email, secondaryEmail, mobile }: Wanted) =>
  email === undefined && secondaryEmail === undefined && mobile === undefined;

/** The plan from a glimpse; nothing where the identity differs, since what a glimpse leaves out would be cleared. */
export function planFromGlimpse(glimpse: Glimpse, wanted: Wanted): Plan | undefined {
  const planned = mayGlimpse(wanted) ? plan(glimpse, wanted) : undefined;
  return planned?.identity ? undefined : planned;
}

/** Whether a user that is there is the one that a row would create; the password cannot be compared. */
export function isAs(user: User, wanted: Wanted): boolean {
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

function phoneChange(now: Phone, { phoneType, deskNumber, autoAccept, afterContactWork }: Wanted): PhoneChange {
  const number = {
    phoneType: phoneType ?? now.phoneType,
    deskNumber: deskNumber === undefined ? now.deskNumber : (deskNumber ?? undefined),
  };
  if (number.phoneType === "DESK_PHONE" && !number.deskNumber) {
    throw new Refused("InvalidPhoneNumber", "“phone number” is blank, and a desk phone needs one.");
  }
  const change: PhoneChange = {};
  if (differs(number, now)) change.number = number;
  if (autoAccept !== undefined && autoAccept !== now.autoAccept) change.autoAccept = autoAccept;
  if (afterContactWork !== undefined && afterContactWork !== now.afterContactWork) {
    change.afterContactWork = afterContactWork;
  }
  return change;
}

function differs<Part extends object>(then: Part, now: { [Key in keyof Part]?: Part[Key] | undefined }): boolean {
  return (Object.keys(then) as (keyof Part)[]).some((key) => then[key] !== now[key]);
}

const isSameSet = (one: string[], other: string[]) =>
  new Set(one).size === new Set(other).size && one.every((id) => other.includes(id));

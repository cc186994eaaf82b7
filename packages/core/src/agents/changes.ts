import { CHANNELS, type Channel } from "./channels.ts";
import type { Field } from "./csv/columns.ts";
import type { Known, Plan } from "./plan.ts";
import { channelsText, proficienciesText, softOrDesk, tagsText, yesOrNo } from "./settings-text.ts";
import type { Phone, PhoneChange } from "./users.ts";
import type { Wanted } from "./wanted.ts";

/** A setting before and after, by its column; profiles and groups by their ids. */
export type FieldChange = { field: Field; from?: string | undefined; to?: string | undefined };

/** What a plan changes, a line a setting. */
export function changesOf(user: Known, planned: Plan): FieldChange[] {
  const { identity, phone, routingProfileId, securityProfileIds, hierarchyGroupId, tags, proficiencies } = planned;
  const changes: FieldChange[] = [];
  const change = (field: Field, from: string | undefined, to: string | undefined) => {
    if (from !== to) changes.push({ field, ...(from && { from }), ...(to && { to }) });
  };
  if (identity) {
    for (const field of ["firstName", "lastName", "email", "secondaryEmail", "mobile"] as const) {
      change(field, user[field], identity[field]);
    }
  }
  if (routingProfileId) change("routingProfile", user.routingProfileId, routingProfileId);
  if (securityProfileIds) change("securityProfiles", user.securityProfileIds.join("|"), securityProfileIds.join("|"));
  if (hierarchyGroupId !== undefined) change("userHierarchy", user.hierarchyGroupId, hierarchyGroupId ?? undefined);
  if (phone) changes.push(...phoneChanges(user.phone, phone));
  if (proficiencies) {
    const { add, change: levels, take } = proficiencies;
    const now = user.proficiencies ?? [];
    const same = (one: { name: string; value: string }) => (other: { name: string; value: string }) =>
      one.name === other.name && one.value === other.value;
    const kept = now.filter((one) => ![...levels, ...take].some(same(one)));
    change("proficiencies", proficienciesText(now), proficienciesText([...kept, ...levels, ...add]));
  }
  if (tags) {
    const kept = Object.entries(user.tags).filter(([key]) => !tags.take.includes(key));
    change("tags", tagsText(user.tags), tagsText({ ...Object.fromEntries(kept), ...tags.set }));
  }
  return changes;
}

function phoneChanges(now: Phone, { number, autoAccept, afterContactWork, persistentConnection }: PhoneChange) {
  const changes: FieldChange[] = [];
  if (number && number.phoneType !== now.phoneType) {
    changes.push({ field: "phoneType", from: softOrDesk(now.phoneType), to: softOrDesk(number.phoneType) });
  }
  if (number && number.deskNumber !== now.deskNumber) {
    changes.push({ field: "phoneNumber", from: now.deskNumber, to: number.deskNumber });
  }
  const byChannel = <Value>(
    field: Field,
    one: Record<Channel, Value>,
    other: Record<Channel, Value>,
    say: (v: Value) => string,
  ) => {
    const channels = CHANNELS.filter((channel) => one[channel] !== other[channel]);
    changes.push({ field, from: channelsText(one, say, channels), to: channelsText(other, say, channels) });
  };
  if (autoAccept) byChannel("autoAcceptBy", now.autoAccept, autoAccept, yesOrNo);
  if (afterContactWork) byChannel("afterContactWorkBy", now.afterContactWork, afterContactWork, String);
  if (persistentConnection !== undefined) {
    const [from, to] = [yesOrNo(now.persistentConnection), yesOrNo(persistentConnection)];
    changes.push({ field: "persistentConnection", from, to });
  }
  return changes;
}

/** What a new agent would have, as far as the row says it; the password is left out. */
export function settingsOfNew(wanted: Wanted): FieldChange[] {
  const yes = (value: boolean | undefined) => value !== undefined && yesOrNo(value);
  const settings: [Field, string | false | null | undefined][] = [
    ["firstName", wanted.firstName],
    ["lastName", wanted.lastName],
    ["email", wanted.email],
    ["secondaryEmail", wanted.secondaryEmail],
    ["mobile", wanted.mobile],
    ["routingProfile", wanted.routingProfileId],
    ["securityProfiles", wanted.securityProfileIds?.join("|")],
    ["userHierarchy", wanted.hierarchyGroupId],
    ["phoneType", wanted.phoneType && softOrDesk(wanted.phoneType)],
    ["phoneNumber", wanted.deskNumber],
    ["autoAccept", yes(wanted.autoAccept)],
    ["autoAcceptBy", wanted.autoAcceptBy && channelsText(wanted.autoAcceptBy, yesOrNo)],
    ["afterContactWork", wanted.afterContactWork?.toString()],
    ["afterContactWorkBy", wanted.afterContactWorkBy && channelsText(wanted.afterContactWorkBy, String)],
    ["persistentConnection", yes(wanted.persistentConnection)],
    ["proficiencies", wanted.proficiencies && proficienciesText(wanted.proficiencies)],
    ["tags", wanted.tags && tagsText(wanted.tags)],
  ];
  return settings.flatMap(([field, to]) => (to ? [{ field, to }] : []));
}

import type { User as ConnectUser, UserSearchSummary } from "@aws-sdk/client-connect";
import type { Glimpse, Identity, Phone, PhoneChange, User } from "./users.ts";
import type { Wanted } from "./wanted.ts";

export const identityInfoOf = ({ firstName, lastName, email, secondaryEmail, mobile }: Identity) => ({
  FirstName: firstName,
  LastName: lastName,
  Email: email,
  SecondaryEmail: secondaryEmail,
  Mobile: mobile,
});
/** The channels that have after-contact work (API reference, AfterContactWorkConfigPerChannel). */
const CHANNELS = ["VOICE", "CHAT", "TASK", "EMAIL"] as const;

/** UpdateUserConfig takes settings a channel and leaves the rest; UpdateUserPhoneConfig would replace them all. */
export function configsOf({ number, autoAccept, afterContactWork: seconds }: PhoneChange) {
  const Channel = "VOICE" as const;
  const work = { AfterContactWorkConfig: { AfterContactWorkTimeLimit: seconds } };
  return {
    ...(number && { PhoneNumberConfigs: [{ Channel, PhoneType: number.phoneType, PhoneNumber: number.deskNumber }] }),
    ...(autoAccept !== undefined && { AutoAcceptConfigs: [{ Channel, AutoAccept: autoAccept }] }),
    ...(seconds !== undefined && { AfterContactWorkConfigs: CHANNELS.map((each) => ({ Channel: each, ...work })) }),
  };
}

/** One value where all channels have it; the old single one where no channels are told of. */
function afterContactWorkOf({
  PhoneConfig,
  AfterContactWorkConfigs = [],
}: ConnectUser | UserSearchSummary): number | undefined {
  const single = PhoneConfig?.AfterContactWorkTimeLimit ?? 0;
  const values = AfterContactWorkConfigs.map((each) => each.AfterContactWorkConfig?.AfterContactWorkTimeLimit ?? 0);
  const [first = single, ...others] = values;
  return others.every((value) => value === first) ? first : undefined;
}

const phoneConfigOf = ({ phoneType, deskNumber, autoAccept, afterContactWork }: Phone) => ({
  PhoneType: phoneType,
  DeskPhoneNumber: deskNumber,
  AutoAccept: autoAccept,
  AfterContactWorkTimeLimit: afterContactWork,
});

export function inputOf(wanted: Wanted) {
  const { login, password, routingProfileId, securityProfileIds, hierarchyGroupId } = wanted;
  const { phoneType = "SOFT_PHONE", deskNumber, autoAccept = false, afterContactWork = 0 } = wanted;
  const { firstName, lastName, email, secondaryEmail, mobile } = wanted;
  const identity = {
    firstName,
    lastName,
    email,
    secondaryEmail: secondaryEmail ?? undefined,
    mobile: mobile ?? undefined,
  };
  return {
    Username: login,
    Password: password,
    RoutingProfileId: routingProfileId,
    SecurityProfileIds: securityProfileIds,
    HierarchyGroupId: hierarchyGroupId ?? undefined,
    IdentityInfo: identityInfoOf(identity),
    PhoneConfig: phoneConfigOf({ phoneType, deskNumber: deskNumber ?? undefined, autoAccept, afterContactWork }),
  };
}

const blank = (text: string | undefined) => text || undefined;

export function userOf(user: ConnectUser): User {
  const { Email, SecondaryEmail, Mobile } = user.IdentityInfo ?? {};
  return {
    ...settingsOf(user),
    email: blank(Email),
    secondaryEmail: blank(SecondaryEmail),
    mobile: blank(Mobile),
  };
}

/** A search tells of after-contact work in milliseconds (⚠ seen so; the reference says seconds). */
export function glimpseOf(user: UserSearchSummary): Glimpse {
  const settings = settingsOf(user);
  const { afterContactWork } = settings.phone;
  const seconds = afterContactWork === undefined ? undefined : afterContactWork / 1000;
  return { ...settings, phone: { ...settings.phone, afterContactWork: seconds } };
}

/** What a description and a search both tell. */
function settingsOf(user: ConnectUser | UserSearchSummary): Glimpse {
  const { Id, Username, IdentityInfo, RoutingProfileId, SecurityProfileIds, HierarchyGroupId, PhoneConfig } = user;
  return {
    id: Id ?? "",
    login: Username ?? "",
    firstName: blank(IdentityInfo?.FirstName),
    lastName: blank(IdentityInfo?.LastName),
    routingProfileId: RoutingProfileId,
    securityProfileIds: SecurityProfileIds ?? [],
    hierarchyGroupId: blank(HierarchyGroupId),
    phone: {
      phoneType: PhoneConfig?.PhoneType ?? "SOFT_PHONE",
      deskNumber: blank(PhoneConfig?.DeskPhoneNumber),
      autoAccept: PhoneConfig?.AutoAccept ?? false,
      afterContactWork: afterContactWorkOf(user),
    },
  };
}

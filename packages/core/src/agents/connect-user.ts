import type { User as ConnectUser, UserSearchSummary } from "@aws-sdk/client-connect";
import { CHANNELS, type Channel, everywhere } from "./channels.ts";
import type { Glimpse, Identity, Phone, PhoneChange, User } from "./users.ts";
import type { Wanted } from "./wanted.ts";

export const identityInfoOf = ({ firstName, lastName, email, secondaryEmail, mobile }: Identity) => ({
  FirstName: firstName,
  LastName: lastName,
  Email: email,
  SecondaryEmail: secondaryEmail,
  Mobile: mobile,
});

/** A list with an entry for each channel that has a value. */
const listOf = <Value, Entry>(values: Partial<Record<Channel, Value>>, entry: (value: Value) => Entry) =>
  CHANNELS.flatMap((Channel) => {
    const value = values[Channel];
    return value === undefined ? [] : [{ Channel, ...entry(value) }];
  });
const acceptList = (values: Partial<Record<Channel, boolean>>) => listOf(values, (AutoAccept) => ({ AutoAccept }));
const workList = (values: Partial<Record<Channel, number>>) =>
  listOf(values, (AfterContactWorkTimeLimit) => ({ AfterContactWorkConfig: { AfterContactWorkTimeLimit } }));

/** UpdateUserConfig takes settings a channel and leaves the rest; UpdateUserPhoneConfig would replace them all. */
export function configsOf({ number, autoAccept, afterContactWork, persistentConnection }: PhoneChange) {
  const Channel = "VOICE" as const;
  return {
    ...(number && { PhoneNumberConfigs: [{ Channel, PhoneType: number.phoneType, PhoneNumber: number.deskNumber }] }),
    ...(autoAccept && { AutoAcceptConfigs: acceptList(autoAccept) }),
    ...(afterContactWork && { AfterContactWorkConfigs: workList(afterContactWork) }),
    ...(persistentConnection !== undefined && {
      PersistentConnectionConfigs: [{ Channel, PersistentConnection: persistentConnection }],
    }),
  };
}

/** CreateUser's input: settings by channel only where a row has them, since no setting may be given both ways. */
export function inputOf(wanted: Wanted) {
  const { login, password, routingProfileId, securityProfileIds, hierarchyGroupId, tags } = wanted;
  const { firstName, lastName, email, secondaryEmail, mobile } = wanted;
  const identity = {
    ...{ firstName, lastName, email },
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
    ...phoneOf(wanted),
    ...(tags && { Tags: tags }),
  };
}

function phoneOf(wanted: Wanted) {
  const { phoneType = "SOFT_PHONE", deskNumber, persistentConnection } = wanted;
  const { autoAccept = false, autoAcceptBy, afterContactWork = 0, afterContactWorkBy } = wanted;
  return {
    PhoneConfig: {
      PhoneType: phoneType,
      DeskPhoneNumber: deskNumber ?? undefined,
      PersistentConnection: persistentConnection,
      ...(!autoAcceptBy && { AutoAccept: autoAccept }),
      ...(!afterContactWorkBy && { AfterContactWorkTimeLimit: afterContactWork }),
    },
    ...(autoAcceptBy && { AutoAcceptConfigs: acceptList({ VOICE: autoAccept, ...autoAcceptBy }) }),
    ...(afterContactWorkBy && {
      AfterContactWorkConfigs: workList({ ...everywhere(afterContactWork), ...afterContactWorkBy }),
    }),
  };
}

const blank = (text: string | undefined) => text || undefined;

export function userOf(user: ConnectUser): User {
  const { Email, SecondaryEmail, Mobile } = user.IdentityInfo ?? {};
  return {
    ...settingsOf(user, 1),
    email: blank(Email),
    secondaryEmail: blank(SecondaryEmail),
    mobile: blank(Mobile),
  };
}

/** A search tells of after-contact work in milliseconds (⚠ seen so; the reference says seconds). */
export const glimpseOf = (user: UserSearchSummary): Glimpse => settingsOf(user, 1000);

/** What a description and a search both tell; `unit` is how much of after-contact work makes a second. */
function settingsOf(user: ConnectUser | UserSearchSummary, unit: number): Glimpse {
  const { Id, Arn, Username, IdentityInfo, RoutingProfileId, SecurityProfileIds, HierarchyGroupId, Tags } = user;
  return {
    id: Id ?? "",
    arn: Arn ?? "",
    login: Username ?? "",
    firstName: blank(IdentityInfo?.FirstName),
    lastName: blank(IdentityInfo?.LastName),
    routingProfileId: RoutingProfileId,
    securityProfileIds: SecurityProfileIds ?? [],
    hierarchyGroupId: blank(HierarchyGroupId),
    phone: settingsOfPhone(user, unit),
    tags: Object.fromEntries(Object.entries(Tags ?? {}).filter(([key]) => !key.startsWith("aws:"))),
  };
}

/** Where no channels are told of, the old single values are those of calls, and of after-contact work everywhere. */
function settingsOfPhone(user: ConnectUser | UserSearchSummary, unit: number): Phone {
  const { PhoneConfig, AutoAcceptConfigs = [], AfterContactWorkConfigs = [], PersistentConnectionConfigs = [] } = user;
  const of = <Value>(value: (channel: Channel) => Value) =>
    Object.fromEntries(CHANNELS.map((channel) => [channel, value(channel)])) as Record<Channel, Value>;
  const single = PhoneConfig?.AfterContactWorkTimeLimit ?? 0;
  return {
    phoneType: PhoneConfig?.PhoneType ?? "SOFT_PHONE",
    deskNumber: blank(PhoneConfig?.DeskPhoneNumber),
    autoAccept: of((channel) => {
      const told = AutoAcceptConfigs.find(({ Channel }) => Channel === channel)?.AutoAccept;
      return told ?? (channel === "VOICE" && (PhoneConfig?.AutoAccept ?? false));
    }),
    afterContactWork: of((channel) => {
      const told = AfterContactWorkConfigs.find(({ Channel }) => Channel === channel)?.AfterContactWorkConfig;
      const limit = told?.AfterContactWorkTimeLimit ?? (AfterContactWorkConfigs.length > 0 ? 0 : single);
      return limit / unit;
    }),
    persistentConnection:
      PersistentConnectionConfigs[0]?.PersistentConnection ?? PhoneConfig?.PersistentConnection ?? false,
  };
}

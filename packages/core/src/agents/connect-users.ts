import {
  type User as ConnectUser,
  CreateUserCommand,
  DescribeUserCommand,
  SearchUsersCommand,
  UpdateUserConfigCommand,
  UpdateUserHierarchyCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
} from "@aws-sdk/client-connect";
import { Refused } from "../refused.ts";
import { type Connect, call } from "./connect-calls.ts";
import { type Identity, NotSeen, type Phone, type PhoneChange, type User, type Users } from "./users.ts";
import type { Wanted } from "./wanted.ts";

/** The users of one instance, through Connect's API. */
export function connectUsers(connect: Connect): Users {
  const { client, instanceId: InstanceId } = connect;
  return {
    async create(wanted) {
      const command = new CreateUserCommand({ InstanceId, ...inputOf(wanted) });
      await call("CreateUser", connect, () => client.send(command), wanted.password);
    },
    async describe(UserId) {
      try {
        const command = new DescribeUserCommand({ InstanceId, UserId });
        const { User } = await call("DescribeUser", connect, () => client.send(command));
        if (!User) throw new Error(`DescribeUser answered no user for ${UserId}`);
        return userOf(User);
      } catch (error) {
        // For seconds after a creation Connect may not find the user: a later try may.
        if (error instanceof Refused && error.code === "ResourceNotFound")
          throw new NotSeen(`Amazon Connect has listed the user ${UserId}, and does not find it.`, { cause: error });
        throw error;
      }
    },
    async find(login) {
      const StringCondition = { FieldName: "Username", Value: login, ComparisonType: "EXACT" } as const;
      const command = new SearchUsersCommand({ InstanceId, SearchCriteria: { StringCondition }, MaxResults: 10 });
      const { Users: found = [] } = await call("SearchUsers", connect, () => client.send(command));
      const user = found.find(({ Username }) => Username?.toLowerCase() === login.toLowerCase());
      return user?.Id ? { id: user.Id } : undefined;
    },
    async changeIdentity(UserId, identity) {
      const command = new UpdateUserIdentityInfoCommand({ InstanceId, UserId, IdentityInfo: identityInfoOf(identity) });
      await call("UpdateUserIdentityInfo", connect, () => client.send(command));
    },
    async changePhone(UserId, change) {
      const command = new UpdateUserConfigCommand({ InstanceId, UserId, ...configsOf(change) });
      await call("UpdateUserConfig", connect, () => client.send(command));
    },
    async changeRoutingProfile(UserId, RoutingProfileId) {
      const command = new UpdateUserRoutingProfileCommand({ InstanceId, UserId, RoutingProfileId });
      await call("UpdateUserRoutingProfile", connect, () => client.send(command));
    },
    async changeSecurityProfiles(UserId, SecurityProfileIds) {
      const command = new UpdateUserSecurityProfilesCommand({ InstanceId, UserId, SecurityProfileIds });
      await call("UpdateUserSecurityProfiles", connect, () => client.send(command));
    },
    async changeHierarchy(UserId, HierarchyGroupId) {
      const command = new UpdateUserHierarchyCommand({ InstanceId, UserId, HierarchyGroupId });
      await call("UpdateUserHierarchy", connect, () => client.send(command));
    },
  };
}

const identityInfoOf = ({ firstName, lastName, email, secondaryEmail, mobile }: Identity) => ({
  FirstName: firstName,
  LastName: lastName,
  Email: email,
  SecondaryEmail: secondaryEmail,
  Mobile: mobile,
});
/** The channels that have after-contact work (API reference, AfterContactWorkConfigPerChannel). */
const CHANNELS = ["VOICE", "CHAT", "TASK", "EMAIL"] as const;

/** UpdateUserConfig takes settings a channel and leaves the rest; UpdateUserPhoneConfig would replace them all. */
function configsOf({ number, autoAccept, afterContactWork: seconds }: PhoneChange) {
  const Channel = "VOICE" as const;
  const work = { AfterContactWorkConfig: { AfterContactWorkTimeLimit: seconds } };
  return {
    ...(number && { PhoneNumberConfigs: [{ Channel, PhoneType: number.phoneType, PhoneNumber: number.deskNumber }] }),
    ...(autoAccept !== undefined && { AutoAcceptConfigs: [{ Channel, AutoAccept: autoAccept }] }),
    ...(seconds !== undefined && { AfterContactWorkConfigs: CHANNELS.map((each) => ({ Channel: each, ...work })) }),
  };
}

/** One value where all channels have it; the old single one where no channels are told of. */
function afterContactWorkOf({ PhoneConfig, AfterContactWorkConfigs = [] }: ConnectUser): number | undefined {
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

function inputOf(wanted: Wanted) {
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

function userOf(user: ConnectUser): User {
  const { Id, Username, IdentityInfo, RoutingProfileId, SecurityProfileIds, HierarchyGroupId, PhoneConfig } = user;
  const blank = (text: string | undefined) => text || undefined;
  return {
    id: Id ?? "",
    login: Username ?? "",
    firstName: blank(IdentityInfo?.FirstName),
    lastName: blank(IdentityInfo?.LastName),
    email: blank(IdentityInfo?.Email),
    secondaryEmail: blank(IdentityInfo?.SecondaryEmail),
    mobile: blank(IdentityInfo?.Mobile),
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

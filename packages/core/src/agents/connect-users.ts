import {
  type User as ConnectUser,
  CreateUserCommand,
  DescribeUserCommand,
  SearchUsersCommand,
  UpdateUserHierarchyCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserPhoneConfigCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
} from "@aws-sdk/client-connect";
import { Refused } from "../refused.ts";
import { type Connect, call } from "./connect-calls.ts";
import type { Identity, Phone, User, Users } from "./users.ts";
import type { Wanted } from "./wanted.ts";

/** The users of one instance, through Connect's API. */
export function connectUsers(connect: Connect): Users {
  const { client, instanceId: InstanceId } = connect;
  return {
    async create(wanted) {
      await call("CreateUser", connect, () => client.send(new CreateUserCommand({ InstanceId, ...inputOf(wanted) })));
    },
    async describe(UserId) {
      try {
        const command = new DescribeUserCommand({ InstanceId, UserId });
        const { User } = await call("DescribeUser", connect, () => client.send(command));
        if (!User) throw new Error(`DescribeUser answered no user for ${UserId}`);
        return userOf(User);
      } catch (error) {
        // For seconds after a creation Connect may not find the user: a later try may.
        if (error instanceof Refused && error.code === "ResourceNotFound") throw new NotSeen(UserId, { cause: error });
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
    async changePhone(UserId, phone) {
      const command = new UpdateUserPhoneConfigCommand({ InstanceId, UserId, PhoneConfig: phoneConfigOf(phone) });
      await call("UpdateUserPhoneConfig", connect, () => client.send(command));
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

/** The user is there by its id, and Connect does not see it: not yet, or not any more. */
export class NotSeen extends Error {
  override readonly name = "NotSeen";
  constructor(userId: string, options?: ErrorOptions) {
    super(`Amazon Connect does not find the user ${userId}, which it has listed.`, options);
  }
}

const identityInfoOf = ({ firstName, lastName, email, secondaryEmail, mobile }: Identity) => ({
  FirstName: firstName,
  LastName: lastName,
  Email: email,
  SecondaryEmail: secondaryEmail,
  Mobile: mobile,
});
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

function userOf({
  Id,
  Username,
  IdentityInfo,
  RoutingProfileId,
  SecurityProfileIds,
  HierarchyGroupId,
  PhoneConfig,
}: ConnectUser): User {
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
      afterContactWork: PhoneConfig?.AfterContactWorkTimeLimit ?? 0,
    },
  };
}

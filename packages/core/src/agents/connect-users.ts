import {
  CreateUserCommand,
  DescribeUserCommand,
  SearchUsersCommand,
  UpdateUserConfigCommand,
  UpdateUserHierarchyCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
  type UserSearchCriteria,
  type UserSearchSummary,
} from "@aws-sdk/client-connect";
import { Refused } from "../refused.ts";
import { type Connect, call } from "./connect-calls.ts";
import { configsOf, glimpseOf, identityInfoOf, inputOf, userOf } from "./connect-user.ts";
import { NotSeen, type Users } from "./users.ts";

/** The users of one instance, through Connect's API. */
export function connectUsers(connect: Connect): Users {
  const { client, instanceId: InstanceId } = connect;

  /** Users that meet one of the conditions; more than a page of them is not asked for. */
  async function search(OrConditions: UserSearchCriteria[]): Promise<UserSearchSummary[]> {
    const command = new SearchUsersCommand({ InstanceId, SearchCriteria: { OrConditions }, MaxResults: PAGE });
    const { Users = [] } = await call("SearchUsers", connect, () => client.send(command));
    return Users;
  }

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
    async glimpse(ids) {
      const found = await search(ids.map((id) => equal("resourceId", id)));
      return new Map(found.map((user) => [user.Id ?? "", glimpseOf(user)]));
    },
    async find(login) {
      const found = await search([equal("Username", login)]);
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

/** Users a search gives at once: 500 by the service's model, 100 by the administrator guide. */
const PAGE = 100;
const equal = (FieldName: string, Value: string): UserSearchCriteria => ({
  StringCondition: { FieldName, Value, ComparisonType: "EXACT" },
});

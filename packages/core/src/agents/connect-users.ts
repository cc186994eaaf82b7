import {
  CreateUserCommand,
  DeleteQuickConnectCommand,
  DeleteUserCommand,
  DescribeUserCommand,
  ListUserProficienciesCommand,
  SearchUsersCommand,
  type UserSearchCriteria,
  type UserSearchSummary,
} from "@aws-sdk/client-connect";
import { Refused } from "../refused.ts";
import { type Connect, call } from "./connect-calls.ts";
import { connectChanges } from "./connect-changes.ts";
import { glimpseOf, inputOf, userOf } from "./connect-user.ts";
import { NotSeen, type Users } from "./users.ts";
import type { Proficiency } from "./wanted.ts";

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
    ...connectChanges(connect),
    async create(wanted) {
      const command = new CreateUserCommand({ InstanceId, ...inputOf(wanted) });
      const { UserId = "" } = await call("CreateUser", connect, () => client.send(command), wanted.password);
      return UserId;
    },
    async describe(UserId) {
      const command = new DescribeUserCommand({ InstanceId, UserId });
      const { User } = await seen(UserId, () => call("DescribeUser", connect, () => client.send(command)));
      if (!User) throw new Error(`DescribeUser answered no user for ${UserId}`);
      return userOf(User);
    },
    async glimpse(ids) {
      const found = await search(ids.map((id) => equal("resourceId", id)));
      return new Map(found.map((user) => [user.Id ?? "", glimpseOf(user)]));
    },
    async find(login) {
      const found = await search([equal("Username", login)]);
      const user =
        found.find(({ Username }) => Username === login) ??
        found.find(({ Username }) => Username?.toLowerCase() === login.toLowerCase());
      return user?.Id ? { id: user.Id } : undefined;
    },
    async proficiencies(UserId) {
      const found: Proficiency[] = [];
      let NextToken: string | undefined;
      do {
        const command = new ListUserProficienciesCommand({ InstanceId, UserId, NextToken, MaxResults: PAGE });
        const page = await seen(UserId, () => call("ListUserProficiencies", connect, () => client.send(command)));
        for (const {
          AttributeName: name = "",
          AttributeValue: value = "",
          Level: level = 0,
        } of page.UserProficiencyList ?? []) {
          found.push({ name, value, level });
        }
        NextToken = page.NextToken;
      } while (NextToken);
      return found;
    },
    async remove(UserId) {
      const command = new DeleteUserCommand({ InstanceId, UserId });
      return gone(() => call("DeleteUser", connect, () => client.send(command)));
    },
    async removeQuickConnect(QuickConnectId) {
      const command = new DeleteQuickConnectCommand({ InstanceId, QuickConnectId });
      return gone(() => call("DeleteQuickConnect", connect, () => client.send(command)));
    },
  };
}

/** Users a search gives at once: 500 by the service's model, 100 by the administrator guide. */
const PAGE = 100;
const equal = (FieldName: string, Value: string): UserSearchCriteria => ({
  StringCondition: { FieldName, Value, ComparisonType: "EXACT" },
});

const isNotFound = (error: unknown) => error instanceof Refused && error.code === "ResourceNotFound";

/** For seconds after a creation Connect may not find the user: a later try may. */
async function seen<Output>(id: string, read: () => Promise<Output>): Promise<Output> {
  try {
    return await read();
  } catch (cause) {
    if (!isNotFound(cause)) throw cause;
    throw new NotSeen(`Amazon Connect has listed the user ${id}, and does not find it.`, { cause });
  }
}

async function gone(remove: () => Promise<unknown>): Promise<"removed" | "absent"> {
  try {
    await remove();
    return "removed";
  } catch (error) {
    if (isNotFound(error)) return "absent";
    throw error;
  }
}

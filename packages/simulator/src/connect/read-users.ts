import type { UserSearchFilter, UserSearchSummary } from "@aws-sdk/client-connect";
import { accessDenied, notFound } from "./faults.ts";
import { groupTest } from "./groups.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { showPhone } from "./phone-settings.ts";
import type { User } from "./resources.ts";
import { all, any, criteriaTest, type Fields, type Test, tagFilterTest, tagTest } from "./search.ts";
import { isVisible, modification, pick, type Store, visibleUsers } from "./store.ts";

/** What a StringCondition may name. https://docs.aws.amazon.com/connect/latest/APIReference/API_UserSearchCriteria.html */
const FIELDS: Fields<User> = {
  username: ({ login }) => [login],
  firstname: ({ identity }) => [identity.FirstName],
  lastname: ({ identity }) => [identity.LastName],
  routingprofileid: ({ routingProfileId }) => [routingProfileId],
  securityprofileid: ({ securityProfileIds }) => securityProfileIds,
  resourceid: ({ id }) => [id],
};

/** DescribeUser, ListUsers and SearchUsers: none of them sees a user right after CreateUser. */
export function userReads(store: Store): Operations<"DescribeUser" | "ListUsers" | "SearchUsers"> {
  return {
    async DescribeUser({ UserId }) {
      const user = pick(store.users, "user", UserId);
      if (!isVisible(store, user)) throw notFound("user", UserId);
      return {
        User: {
          ...shown(user),
          IdentityInfo: { ...user.identity },
          ...showPhone(user.phone),
          ...modification(store, user),
        },
      };
    },
    async ListUsers(input) {
      const { shown, NextToken } = page("ListUsers", visibleUsers(store), input, 1000);
      const UserSummaryList = shown.map((user) => ({
        Id: user.id,
        Arn: user.arn,
        Username: user.login,
        ...modification(store, user),
      }));
      return { UserSummaryList, NextToken };
    },
    async SearchUsers(input) {
      const test = all([
        criteriaTest(input.SearchCriteria, FIELDS, (condition) => groupTest(store, condition)),
        filterTest(store, input.SearchFilter),
      ]);
      const found = visibleUsers(store).filter(test);
      const { shown, NextToken } = page("SearchUsers", found, input, 500);
      return { Users: shown.map(summary), NextToken, ApproximateTotalCount: found.length };
    },
  };
}

const shown = (user: User) => ({
  Id: user.id,
  Arn: user.arn,
  Username: user.login,
  DirectoryUserId: user.directoryUserId,
  SecurityProfileIds: [...user.securityProfileIds],
  RoutingProfileId: user.routingProfileId,
  HierarchyGroupId: user.hierarchyGroupId,
  Tags: { ...user.tags },
});

/** Without e-mail addresses and mobile, and after contact work in milliseconds: so does AWS. */
function summary(user: User): UserSearchSummary {
  const { FirstName, LastName } = user.identity;
  return { ...shown(user), IdentityInfo: { FirstName, LastName }, ...showPhone(user.phone, 1000) };
}

/** Both filters at once are documented to be answered with AccessDeniedException. */
function filterTest(store: Store, filter: UserSearchFilter = {}): Test<User> {
  const { TagFilter, UserAttributeFilter } = filter;
  if (TagFilter && UserAttributeFilter) throw accessDenied("TagFilter and UserAttributeFilter cannot be combined.");
  const { OrConditions, AndCondition, TagCondition, HierarchyGroupCondition } = UserAttributeFilter ?? {};
  const attributeTest = ({ TagConditions = [], HierarchyGroupCondition: group }: NonNullable<typeof AndCondition>) =>
    all<User>([...TagConditions.map(tagTest), ...(group ? [groupTest(store, group)] : [])]);
  return all<User>([
    tagFilterTest(TagFilter),
    ...(OrConditions?.length ? [any(OrConditions.map(attributeTest))] : []),
    ...(AndCondition ? [attributeTest(AndCondition)] : []),
    ...(TagCondition ? [tagTest(TagCondition)] : []),
    ...(HierarchyGroupCondition ? [groupTest(store, HierarchyGroupCondition)] : []),
  ]);
}

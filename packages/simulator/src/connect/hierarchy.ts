import { duplicate, invalidParameter, invalidRequest, limitExceeded } from "./faults.ts";
import { checkTags } from "./field-rules.ts";
import { LEVELS, showGroup, summarizeGroup } from "./groups.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import type { Group } from "./resources.ts";
import { all, attributeFilterTest, criteriaTest, type Fields } from "./search.ts";
import { pick, type Store } from "./store.ts";

type Names =
  | "ListUserHierarchyGroups"
  | "SearchUserHierarchyGroups"
  | "DescribeUserHierarchyGroup"
  | "DescribeUserHierarchyStructure"
  | "CreateUserHierarchyGroup";

/** The tree of groups that users belong to, at most five levels deep. */
export function hierarchyOperations(store: Store): Operations<Names> {
  const fields: Fields<Group> = {
    name: ({ name }) => [name],
    parentid: ({ parentId }) => [parentId],
    levelid: ({ level }) => [store.levels[level]?.id],
    resourceid: ({ id }) => [id],
  };
  return {
    async ListUserHierarchyGroups(input) {
      const { shown, NextToken } = page("ListUserHierarchyGroups", [...store.groups.values()], input, 1000);
      return { UserHierarchyGroupSummaryList: shown.map((group) => summarizeGroup(store, group)), NextToken };
    },
    async SearchUserHierarchyGroups(input) {
      const test = all<Group>([
        criteriaTest(input.SearchCriteria, fields),
        attributeFilterTest(input.SearchFilter?.AttributeFilter),
      ]);
      const found = [...store.groups.values()].filter(test);
      const { shown, NextToken } = page("SearchUserHierarchyGroups", found, input, 100);
      const UserHierarchyGroups = shown.map((group) => showGroup(store, group));
      return { UserHierarchyGroups, NextToken, ApproximateTotalCount: found.length };
    },
    async DescribeUserHierarchyGroup({ HierarchyGroupId }) {
      return { HierarchyGroup: showGroup(store, pick(store.groups, "hierarchy group", HierarchyGroupId)) };
    },
    async DescribeUserHierarchyStructure() {
      const levels = store.levels.map(({ id, arn, name }, level) => [LEVELS[level], { Id: id, Arn: arn, Name: name }]);
      return { HierarchyStructure: Object.fromEntries(levels) };
    },
    async CreateUserHierarchyGroup({ Name, ParentGroupId, Tags = {} }) {
      const parent = ParentGroupId === undefined ? undefined : pick(store.groups, "hierarchy group", ParentGroupId);
      checkTags(Tags);
      const { id, arn } = addGroup(store, Name, parent, { tags: { ...Tags } });
      return { HierarchyGroupId: id, HierarchyGroupArn: arn };
    },
  };
}

type Further = { id?: string | undefined; tags?: Record<string, string> };

/** Adds a group below `parent`, or at the top: its level must exist, its name be free there. */
export function addGroup(store: Store, name: string, parent: Group | undefined, { id, tags }: Further = {}): Group {
  const level = parent ? parent.level + 1 : 0;
  if (!name) throw invalidParameter("Name is needed.");
  if (level >= store.levels.length) throw invalidRequest(`The hierarchy has ${store.levels.length} levels.`);
  const siblings = [...store.groups.values()].filter(({ parentId }) => parentId === parent?.id);
  if (siblings.some((one) => one.name === name)) throw duplicate("hierarchy group", name);
  if (store.groups.size >= store.quotas.hierarchyGroups)
    throw limitExceeded("hierarchy groups", store.quotas.hierarchyGroups);
  const group = { ...store.enrol("group", id, tags), name, level, ...(parent ? { parentId: parent.id } : {}) };
  store.groups.set(group.id, group);
  return group;
}

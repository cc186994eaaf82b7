import type { HierarchyGroup, HierarchyGroupCondition } from "@aws-sdk/client-connect";
import { invalidParameter } from "./faults.ts";
import type { Group, User } from "./resources.ts";
import type { Test } from "./search.ts";
import { modification, type Store } from "./store.ts";

export const LEVELS = ["LevelOne", "LevelTwo", "LevelThree", "LevelFour", "LevelFive"] as const;

/** The groups from the top down to this one. */
export function pathTo(store: Store, groupId: string | undefined): Group[] {
  const group = groupId === undefined ? undefined : store.groups.get(groupId);
  return group ? [...pathTo(store, group.parentId), group] : [];
}

/** A group with its HierarchyPath, which List does not give. */
export function showGroup(store: Store, group: Group): HierarchyGroup {
  const path = pathTo(store, group.id).map((one, level) => [LEVELS[level], summarizeGroup(store, one)]);
  return {
    ...summarizeGroup(store, group),
    LevelId: store.levels[group.level]?.id,
    HierarchyPath: Object.fromEntries(path),
    Tags: { ...group.tags },
  };
}

/** What lists tell of a group. */
export const summarizeGroup = (store: Store, group: Group) => ({
  Id: group.id,
  Arn: group.arn,
  Name: group.name,
  ...modification(store, group),
});

/** Users of one group or, with WITH_CHILD_GROUPS, of those below it too. */
export function groupTest(store: Store, condition: HierarchyGroupCondition): Test<User> {
  const { Value: wanted, HierarchyGroupMatchType: type = "EXACT" } = condition;
  if (type !== "EXACT" && type !== "WITH_CHILD_GROUPS")
    throw invalidParameter("HierarchyGroupMatchType must be EXACT or WITH_CHILD_GROUPS.");
  if (wanted === undefined) throw invalidParameter("HierarchyGroupCondition.Value is needed.");
  if (type === "EXACT") return ({ hierarchyGroupId }) => hierarchyGroupId === wanted;
  return ({ hierarchyGroupId }) => pathTo(store, hierarchyGroupId).some(({ id }) => id === wanted);
}

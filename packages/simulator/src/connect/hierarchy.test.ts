import {
  CreateUserHierarchyGroupCommand,
  DescribeUserHierarchyGroupCommand,
  DescribeUserHierarchyStructureCommand,
  paginateListUserHierarchyGroups,
  paginateSearchUserHierarchyGroups,
  SearchUserHierarchyGroupsCommand,
} from "@aws-sdk/client-connect";
import { expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;

it("describes a group with its path from the top", async () => {
  const { client, service } = await startSmall();
  const HierarchyGroupId = IDS.group("Sales", "US", "East");
  const { HierarchyGroup } = await client.send(new DescribeUserHierarchyGroupCommand({ InstanceId, HierarchyGroupId }));
  expect(HierarchyGroup).toMatchObject({
    Id: HierarchyGroupId,
    Arn: `${service.instanceArn}/agent-group/${HierarchyGroupId}`,
    Name: "East",
    HierarchyPath: {
      LevelOne: { Name: "Sales", Id: IDS.group("Sales") },
      LevelTwo: { Name: "US" },
      LevelThree: { Name: "East" },
    },
  });
  const { HierarchyStructure } = await client.send(new DescribeUserHierarchyStructureCommand({ InstanceId }));
  expect(HierarchyStructure).toMatchObject({ LevelOne: { Name: "Division" }, LevelThree: { Name: "Team" } });
  expect(HierarchyStructure?.LevelThree?.Id).toBe(HierarchyGroup?.LevelId);
  const unknown = new DescribeUserHierarchyGroupCommand({ InstanceId, HierarchyGroupId: NOBODY });
  await expect(client.send(unknown)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

it("lists names, and searches with paths, to the end", async () => {
  const { client } = await startSmall();
  const names: (string | undefined)[] = [];
  for await (const page of paginateListUserHierarchyGroups({ client, pageSize: 3 }, { InstanceId }))
    names.push(...(page.UserHierarchyGroupSummaryList ?? []).map(({ Name }) => Name));
  expect(names).toEqual(["Sales", "US", "East", "West", "EU", "Support", "US", "East"]);
  const paths: string[] = [];
  for await (const page of paginateSearchUserHierarchyGroups({ client, pageSize: 3 }, { InstanceId }))
    for (const { HierarchyPath = {} } of page.UserHierarchyGroups ?? [])
      paths.push(
        [HierarchyPath.LevelOne, HierarchyPath.LevelTwo, HierarchyPath.LevelThree].map((one) => one?.Name).join(),
      );
  expect(paths).toContain("Sales,US,West");
  expect(new Set(paths).size).toBe(8);
  const StringCondition = { FieldName: "parentId", ComparisonType: "EXACT" as const, Value: IDS.group("Sales", "US") };
  const below = await client.send(
    new SearchUserHierarchyGroupsCommand({ InstanceId, SearchCriteria: { StringCondition } }),
  );
  expect(below.UserHierarchyGroups?.map(({ Name }) => Name)).toEqual(["East", "West"]);
});

it("grows below groups, as deep as there are levels", async () => {
  const { client } = await startSmall();
  const create = (Name: string, ParentGroupId?: string) =>
    client.send(new CreateUserHierarchyGroupCommand({ InstanceId, Name, ParentGroupId }));
  const { HierarchyGroupId } = await create("North", IDS.group("Sales", "EU"));
  await expect(create("Deeper", HierarchyGroupId)).rejects.toMatchObject({ name: "InvalidRequestException" });
  await expect(create("North", IDS.group("Sales", "EU"))).rejects.toMatchObject({ name: "DuplicateResourceException" });
  await expect(create("North", NOBODY)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  await create("North", IDS.group("Support"));
  await create("Services");
});

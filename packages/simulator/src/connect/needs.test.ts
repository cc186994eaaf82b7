import { expect, it } from "vitest";
import { needsOf } from "./needs.ts";

const place = { region: "us-east-1", account: "123456789012" };
const instance = "arn:aws:connect:us-east-1:123456789012:instance/i";

it("searching users needs to describe every one of them too", () =>
  expect(needsOf(place, "SearchUsers", { InstanceId: "i" })).toEqual([
    { action: "connect:SearchUsers", resources: [instance] },
    { action: "connect:DescribeUser", resources: [`${instance}/agent/*`] },
    { action: "connect:ListUserProficiencies", resources: [`${instance}/agent/*`] },
  ]));

it("searching groups needs to describe every one of them too", () =>
  expect(needsOf(place, "SearchUserHierarchyGroups", { InstanceId: "i" })).toEqual([
    { action: "connect:SearchUserHierarchyGroups", resources: [instance] },
    { action: "connect:DescribeUserHierarchyGroup", resources: [`${instance}/agent-group/*`] },
  ]));

it("other operations depend on nothing", () =>
  expect(needsOf(place, "ListUsers", { InstanceId: "i" })).toEqual([
    { action: "connect:ListUsers", resources: [instance] },
  ]));

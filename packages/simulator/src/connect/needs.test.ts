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

it("searching quick connects needs to describe every one of them too", () =>
  expect(needsOf(place, "SearchQuickConnects", { InstanceId: "i" })).toEqual([
    { action: "connect:SearchQuickConnects", resources: [instance] },
    { action: "connect:DescribeQuickConnect", resources: [`${instance}/transfer-destination/*`] },
  ]));

it("searching predefined attributes, which have no ARNs, needs to describe those of the instance too", () =>
  expect(needsOf(place, "SearchPredefinedAttributes", { InstanceId: "i" })).toEqual([
    { action: "connect:SearchPredefinedAttributes", resources: [instance] },
    { action: "connect:DescribePredefinedAttribute", resources: [instance] },
  ]));

it.each([
  "AssociateUserProficiencies",
  "UpdateUserProficiencies",
  "DisassociateUserProficiencies",
  "ListUserProficiencies",
])("%s needs the instance and the user", (operation) =>
  expect(needsOf(place, operation, { InstanceId: "i", UserId: "u", UserProficiencies: [] })).toEqual([
    { action: `connect:${operation}`, resources: [instance, `${instance}/agent/u`] },
  ]),
);

it("queues are asked for by their ids, or all at once, and with the quick connects that come or go", () => {
  const input = { InstanceId: "i", QueueId: "q", QuickConnectIds: ["a", "b"] };
  const both = [`${instance}/queue/q`, `${instance}/transfer-destination/a`, `${instance}/transfer-destination/b`];
  const needsFor = (operation: string) => needsOf(place, operation, input).flatMap(({ resources }) => resources);
  expect(needsFor("ListQueues")).toEqual([`${instance}/queue/*`]);
  expect(needsFor("ListQueueQuickConnects")).toEqual([`${instance}/queue/q`]);
  expect(needsFor("AssociateQueueQuickConnects")).toEqual(both);
  expect(needsFor("DisassociateQueueQuickConnects")).toEqual(both);
});

it("other operations depend on nothing", () =>
  expect(needsOf(place, "ListUsers", { InstanceId: "i" })).toEqual([
    { action: "connect:ListUsers", resources: [instance] },
  ]));

it.each<[string, object, string[]]>([
  ["DescribeQueue", { QueueId: "q" }, [`${instance}/queue/q`]],
  ["DescribeRoutingProfile", { RoutingProfileId: "r" }, [`${instance}/routing-profile/r`]],
  ["ListRoutingProfileQueues", { RoutingProfileId: "r" }, [`${instance}/routing-profile/r`]],
  ["ListContactFlows", {}, [`${instance}/contact-flow/*`]],
  ["DescribeContactFlow", { ContactFlowId: "f" }, [`${instance}/contact-flow/f`]],
  [
    "DescribeContactFlow",
    { ContactFlowId: `${instance}/contact-flow/f:$SAVED` },
    [`${instance}/contact-flow/f:$SAVED`],
  ],
  ["ListHoursOfOperations", {}, [instance]],
  ["DescribeHoursOfOperation", { HoursOfOperationId: "h" }, [`${instance}/operating-hours/h`]],
  ["ListSecurityKeys", {}, [instance]],
  ["ListAgentStatuses", {}, [`${instance}/agent-state/*`]],
  [
    "PutUserStatus",
    { UserId: "u", AgentStatusId: "s" },
    [instance, `${instance}/agent/u`, `${instance}/agent-state/s`],
  ],
  ["ListPhoneNumbersV2", {}, ["arn:aws:connect:us-east-1:123456789012:phone-number/*"]],
])("%s of %j needs %j", (operation, input, resources) =>
  expect(needsOf(place, operation, { InstanceId: "i", ...input })).toEqual([
    { action: `connect:${operation}`, resources },
  ]),
);

import type { Need } from "../gateway/service.ts";
import type { Members } from "../wire/schema.ts";
import { instanceArn, type Kind, type Place, resourceArn } from "./arn.ts";

/** The instance itself, and kinds of resources by the member that holds an id of theirs; `true` is all of a kind, or one to come. */
type Wanted = { instance?: true } & { [K in Kind]?: string | true };

const INSTANCE: Wanted = { instance: true };
/** Both are required of proficiencies: a policy for `agent/*` alone does not do. */
const INSTANCE_AND_USER: Wanted = { instance: true, user: "UserId" };

/**
 * The resources that IAM must allow, an operation a line, by the columns "required" of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonconnect.html and its optional ones where
 * the call names them. Its "dependent actions" are those of DEPENDENT.
 */
const WANTED: Record<string, Wanted> = {
  DescribeInstance: INSTANCE,
  CreateUser: {
    user: true,
    routingProfile: "RoutingProfileId",
    securityProfile: "SecurityProfileIds",
    group: "HierarchyGroupId",
  },
  DescribeUser: { user: "UserId" },
  SearchUsers: INSTANCE,
  ListUsers: INSTANCE,
  UpdateUserIdentityInfo: { user: "UserId" },
  UpdateUserPhoneConfig: { user: "UserId" },
  UpdateUserConfig: { user: "UserId" },
  UpdateUserRoutingProfile: { user: "UserId", routingProfile: "RoutingProfileId" },
  UpdateUserSecurityProfiles: { user: "UserId", securityProfile: "SecurityProfileIds" },
  UpdateUserHierarchy: { user: "UserId", group: "HierarchyGroupId" },
  DeleteUser: { user: "UserId" },
  AssociateUserProficiencies: INSTANCE_AND_USER,
  UpdateUserProficiencies: INSTANCE_AND_USER,
  DisassociateUserProficiencies: INSTANCE_AND_USER,
  ListUserProficiencies: INSTANCE_AND_USER,
  SearchPredefinedAttributes: INSTANCE,
  ListPredefinedAttributes: INSTANCE,
  CreatePredefinedAttribute: INSTANCE,
  ListSecurityProfiles: INSTANCE,
  ListRoutingProfiles: INSTANCE,
  CreateSecurityProfile: { securityProfile: true },
  CreateRoutingProfile: { routingProfile: true, queue: "DefaultOutboundQueueId" },
  DescribeRoutingProfile: { routingProfile: "RoutingProfileId" },
  ListRoutingProfileQueues: { routingProfile: "RoutingProfileId" },
  ListUserHierarchyGroups: INSTANCE,
  SearchUserHierarchyGroups: INSTANCE,
  DescribeUserHierarchyGroup: { group: "HierarchyGroupId" },
  DescribeUserHierarchyStructure: INSTANCE,
  CreateUserHierarchyGroup: { group: true },
  CreateQuickConnect: { quickConnect: true },
  SearchQuickConnects: INSTANCE,
  ListQuickConnects: { quickConnect: true },
  DeleteQuickConnect: { quickConnect: "QuickConnectId" },
  DescribeQueue: { queue: "QueueId" },
  ListQueues: { queue: true },
  ListQueueQuickConnects: { queue: "QueueId" },
  AssociateQueueQuickConnects: { queue: "QueueId", quickConnect: "QuickConnectIds" },
  DisassociateQueueQuickConnects: { queue: "QueueId", quickConnect: "QuickConnectIds" },
  ListContactFlows: { flow: true },
  DescribeContactFlow: { flow: "ContactFlowId" },
  ListHoursOfOperations: INSTANCE,
  DescribeHoursOfOperation: { hours: "HoursOfOperationId" },
  ListAgentStatuses: { agentStatus: true },
  PutUserStatus: { instance: true, user: "UserId", agentStatus: "AgentStatusId" },
  ListPhoneNumbersV2: { phoneNumber: true },
  ListSecurityKeys: INSTANCE,
};

/** The actions that an operation does on the caller's behalf, and on what: the column "dependent actions" of the same page. */
const DEPENDENT: Record<string, { kind: Kind | "instance"; actions: string[] }> = {
  SearchUsers: { kind: "user", actions: ["DescribeUser", "ListUserProficiencies"] },
  SearchUserHierarchyGroups: { kind: "group", actions: ["DescribeUserHierarchyGroup"] },
  SearchQuickConnects: { kind: "quickConnect", actions: ["DescribeQuickConnect"] },
  SearchPredefinedAttributes: { kind: "instance", actions: ["DescribePredefinedAttribute"] },
};

/** What IAM must allow for a call: the operation on its resources, what it depends on and, where it sets tags, TagResource too. */
export function needsOf(place: Place, operation: string, input: Members): Need[] {
  if (input.resourceArn) return [{ action: `connect:${operation}`, resources: [input.resourceArn] }];
  const instanceId = input.InstanceId ?? "*";
  const wanted = WANTED[operation] ?? INSTANCE;
  const arnOf = (kind: string, id: string) =>
    kind === "instance" ? instanceArn(place, instanceId) : resourceArn(place, instanceId, kind as Kind, id);
  const resources = Object.entries(wanted).flatMap(([kind, member]) =>
    idsIn(input, member).map((id) => arnOf(kind, id)),
  );
  const { kind, actions } = DEPENDENT[operation] ?? { kind: "instance", actions: [] };
  const dependent = actions.map((action) => ({ action: `connect:${action}`, resources: [arnOf(kind, "*")] }));
  const needs = [{ action: `connect:${operation}`, resources }, ...dependent];
  if (!input.Tags || !Object.keys(input.Tags).length) return needs;
  return [...needs, { action: "connect:TagResource", resources: resources.slice(0, 1) }];
}

function idsIn(input: Members, member: string | true): string[] {
  if (member === true) return ["*"];
  return [input[member] ?? []].flat();
}

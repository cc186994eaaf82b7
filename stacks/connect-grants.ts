import { instanceArn } from "./instance.ts";

/** What functions may do in the instance, by what it is for. Dependent actions are those of the Service Authorization Reference. */
export function connectGrants() {
  const instance = instanceArn();
  const inInstance = (...parts: string[]) => parts.map((part) => $interpolate`${instance}/${part}`);
  const grant = (resources: Resources, ...names: string[]) => ({
    actions: names.map((name) => `connect:${name}`),
    resources,
  });
  type Resources = ReturnType<typeof inInstance>;

  return {
    /** Profiles and groups by name; SearchUserHierarchyGroups depends on DescribeUserHierarchyGroup. */
    readNames: [
      grant([instance], "ListRoutingProfiles", "ListSecurityProfiles", "SearchUserHierarchyGroups"),
      grant(inInstance("agent-group/*"), "DescribeUserHierarchyGroup"),
    ],
    readUsers: [grant([instance], "ListUsers")],
    /** SearchPredefinedAttributes depends on DescribePredefinedAttribute. */
    readSkills: [grant([instance], "SearchPredefinedAttributes", "DescribePredefinedAttribute")],
    readQuickConnects: [
      grant([instance], "SearchQuickConnects"),
      grant(inInstance("transfer-destination/*"), "DescribeQuickConnect"),
      grant(inInstance("queue/*"), "ListQueues", "ListQueueQuickConnects"),
    ],
    /** SearchUsers depends on DescribeUser and ListUserProficiencies. */
    searchAgents: [grant([instance], "SearchUsers")],
    readAgents: [
      grant(inInstance("agent/*"), "DescribeUser"),
      // The reference wants the instance's own ARN as well.
      grant([instance, ...inInstance("agent/*")], "ListUserProficiencies"),
    ],
    changeAgents: [
      grant(inInstance("agent/*", "agent-group/*", "routing-profile/*", "security-profile/*"), "CreateUser"),
      grant(inInstance("agent/*", "agent-group/*"), "UpdateUserHierarchy"),
      grant(inInstance("agent/*", "routing-profile/*"), "UpdateUserRoutingProfile"),
      grant(inInstance("agent/*", "security-profile/*"), "UpdateUserSecurityProfiles"),
      grant(inInstance("agent/*"), ...["TagResource", "UntagResource", "UpdateUserConfig", "UpdateUserIdentityInfo"]),
      grant(
        [instance, ...inInstance("agent/*")],
        ...["AssociateUserProficiencies", "DisassociateUserProficiencies", "UpdateUserProficiencies"],
      ),
    ],
    removeAgents: [
      grant(inInstance("agent/*"), "DeleteUser"),
      grant(inInstance("transfer-destination/*"), "DeleteQuickConnect"),
    ],
  };
}

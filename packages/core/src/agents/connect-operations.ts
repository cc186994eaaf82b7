/** The operations of Amazon Connect that are called, each of which has a quota (Connect, service quotas, API throttling). */
export const OPERATIONS = [
  "CreateUser",
  "DescribeUser",
  "ListRoutingProfiles",
  "ListSecurityProfiles",
  "ListUsers",
  "SearchUserHierarchyGroups",
  "SearchUsers",
  "UpdateUserConfig",
  "UpdateUserHierarchy",
  "UpdateUserIdentityInfo",
  "UpdateUserRoutingProfile",
  "UpdateUserSecurityProfiles",
] as const;
export type Operation = (typeof OPERATIONS)[number];

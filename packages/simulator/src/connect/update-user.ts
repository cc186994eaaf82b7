import { listsOf } from "./create-user.ts";
import { checkIdentity, checkMayUpdateIdentity, checkSecurityProfileCount } from "./field-rules.ts";
import type { Operations } from "./handlers.ts";
import { checkChannelLists, checkPhoneConfig } from "./phone-rules.ts";
import { withChannelLists, withPhoneConfig } from "./phone-settings.ts";
import type { User } from "./resources.ts";
import { changeUser, pick, type Store } from "./store.ts";

type Names =
  | "UpdateUserIdentityInfo"
  | "UpdateUserPhoneConfig"
  | "UpdateUserConfig"
  | "UpdateUserRoutingProfile"
  | "UpdateUserSecurityProfiles"
  | "UpdateUserHierarchy";

/** The operations that change one aspect of a user each. Updates, unlike reads, find a user at once after CreateUser. */
export function userUpdates(store: Store): Operations<Names> {
  const find = (id: string) => pick(store.users, "user", id);
  const change = (user: User, members: Partial<User>) => changeUser(store, user, members);
  return {
    /** The whole of it: what is left out is gone. ⚠ AWS does not say whether it keeps it. */
    async UpdateUserIdentityInfo({ UserId, IdentityInfo }) {
      const user = find(UserId);
      checkMayUpdateIdentity(store.identityManagement);
      checkIdentity(IdentityInfo, store.identityManagement);
      change(user, { identity: { ...IdentityInfo } });
    },
    async UpdateUserPhoneConfig({ UserId, PhoneConfig }) {
      const user = find(UserId);
      checkPhoneConfig(PhoneConfig);
      change(user, { phone: withPhoneConfig(user.phone, PhoneConfig) });
    },
    async UpdateUserConfig(input) {
      const user = find(input.UserId);
      const lists = listsOf(input);
      checkChannelLists(lists);
      change(user, { phone: withChannelLists(user.phone, lists) });
    },
    async UpdateUserRoutingProfile({ UserId, RoutingProfileId }) {
      const user = find(UserId);
      pick(store.routingProfiles, "routing profile", RoutingProfileId);
      change(user, { routingProfileId: RoutingProfileId });
    },
    async UpdateUserSecurityProfiles({ UserId, SecurityProfileIds }) {
      const user = find(UserId);
      checkSecurityProfileCount(SecurityProfileIds);
      for (const id of SecurityProfileIds) pick(store.securityProfiles, "security profile", id);
      change(user, { securityProfileIds: [...new Set(SecurityProfileIds)] });
    },
    /** Without a group the user is in none from now on. ⚠ AWS is silent; infrastructure tools clear it so. */
    async UpdateUserHierarchy({ UserId, HierarchyGroupId }) {
      const user = find(UserId);
      if (HierarchyGroupId !== undefined) pick(store.groups, "hierarchy group", HierarchyGroupId);
      change(user, { hierarchyGroupId: HierarchyGroupId });
    },
  };
}

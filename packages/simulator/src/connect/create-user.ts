import type { UserPhoneConfig } from "@aws-sdk/client-connect";
import { duplicate, limitExceeded } from "./faults.ts";
import {
  checkDirectoryUser,
  checkIdentity,
  checkLogin,
  checkPassword,
  checkSecurityProfileCount,
  checkTags,
} from "./field-rules.ts";
import type { Operations } from "./handlers.ts";
import { checkChannelLists, checkNeverBoth, checkPhoneConfig } from "./phone-rules.ts";
import {
  type ChannelLists,
  DEFAULT_PHONE,
  type PhoneSettings,
  withChannelLists,
  withPhoneConfig,
} from "./phone-settings.ts";
import { pick, type Store, userByLogin } from "./store.ts";

/** CreateUser: not idempotent, since a login is taken at once, although reads do not see the user yet. */
export function userCreation(store: Store): Operations<"CreateUser"> {
  return {
    async CreateUser(input) {
      const { Username: login, Password: password, IdentityInfo: identity = {}, Tags: tags = {} } = input;
      const management = store.identityManagement;
      checkLogin(login, management);
      checkPassword(password, management);
      checkIdentity(identity, management);
      checkDirectoryUser(input.DirectoryUserId, management);
      checkSecurityProfileCount(input.SecurityProfileIds);
      checkTags(tags);
      const phone = phoneOf(input.PhoneConfig, listsOf(input));
      pick(store.routingProfiles, "routing profile", input.RoutingProfileId);
      for (const id of input.SecurityProfileIds) pick(store.securityProfiles, "security profile", id);
      if (input.HierarchyGroupId !== undefined) pick(store.groups, "hierarchy group", input.HierarchyGroupId);
      if (userByLogin(store, login)) throw duplicate("user", login);
      if (store.users.size >= store.quotas.users) throw limitExceeded("users", store.quotas.users);
      const resource = store.enrol("user", undefined, { ...tags });
      store.logins.set(resource.id, login);
      store.users.set(resource.id, {
        ...resource,
        login,
        ...(password === undefined ? {} : { passwordHash: store.hash(password) }),
        identity: { ...identity },
        directoryUserId: input.DirectoryUserId,
        routingProfileId: input.RoutingProfileId,
        securityProfileIds: [...new Set(input.SecurityProfileIds)],
        hierarchyGroupId: input.HierarchyGroupId,
        phone,
        proficiencies: [],
        status: "Offline",
        visibleAt: store.now() + store.blindness,
      });
      return { UserId: resource.id, UserArn: resource.arn };
    },
  };
}

/** The lists among an operation's members. */
export function listsOf(input: ChannelLists): ChannelLists {
  const { AutoAcceptConfigs, AfterContactWorkConfigs, PhoneNumberConfigs } = input;
  const { PersistentConnectionConfigs, VoiceEnhancementConfigs } = input;
  return {
    AutoAcceptConfigs,
    AfterContactWorkConfigs,
    PhoneNumberConfigs,
    PersistentConnectionConfigs,
    VoiceEnhancementConfigs,
  };
}

/** PhoneConfig may say some settings and the lists others, none of them both. */
function phoneOf(config: UserPhoneConfig | undefined, lists: ChannelLists): PhoneSettings {
  checkNeverBoth(config ?? {}, lists);
  checkChannelLists(lists);
  if (config && !(lists.PhoneNumberConfigs && config.PhoneType === undefined)) checkPhoneConfig(config);
  const before = config ? withPhoneConfig(DEFAULT_PHONE, config) : DEFAULT_PHONE;
  return withChannelLists(before, lists);
}

import {
  AssociateUserProficienciesCommand,
  DisassociateUserProficienciesCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateUserConfigCommand,
  UpdateUserHierarchyCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserProficienciesCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
} from "@aws-sdk/client-connect";
import { type Connect, call } from "./connect-calls.ts";
import { configsOf, identityInfoOf } from "./connect-user.ts";
import type { Users } from "./users.ts";
import type { Proficiency } from "./wanted.ts";

type Changes = Pick<
  Users,
  | "changeIdentity"
  | "changePhone"
  | "changeRoutingProfile"
  | "changeSecurityProfiles"
  | "changeHierarchy"
  | "addProficiencies"
  | "changeProficiencies"
  | "takeProficiencies"
  | "tag"
  | "untag"
>;

/** What changes a user that is there, through Connect's API: a call each. */
export function connectChanges(connect: Connect): Changes {
  const { client, instanceId: InstanceId } = connect;
  return {
    async changeIdentity(UserId, identity) {
      const command = new UpdateUserIdentityInfoCommand({ InstanceId, UserId, IdentityInfo: identityInfoOf(identity) });
      await call("UpdateUserIdentityInfo", connect, () => client.send(command));
    },
    async changePhone(UserId, change) {
      const command = new UpdateUserConfigCommand({ InstanceId, UserId, ...configsOf(change) });
      await call("UpdateUserConfig", connect, () => client.send(command));
    },
    async changeRoutingProfile(UserId, RoutingProfileId) {
      const command = new UpdateUserRoutingProfileCommand({ InstanceId, UserId, RoutingProfileId });
      await call("UpdateUserRoutingProfile", connect, () => client.send(command));
    },
    async changeSecurityProfiles(UserId, SecurityProfileIds) {
      const command = new UpdateUserSecurityProfilesCommand({ InstanceId, UserId, SecurityProfileIds });
      await call("UpdateUserSecurityProfiles", connect, () => client.send(command));
    },
    async changeHierarchy(UserId, HierarchyGroupId) {
      const command = new UpdateUserHierarchyCommand({ InstanceId, UserId, HierarchyGroupId });
      await call("UpdateUserHierarchy", connect, () => client.send(command));
    },
    async addProficiencies(UserId, proficiencies) {
      const UserProficiencies = proficiencies.map(levelled);
      const command = new AssociateUserProficienciesCommand({ InstanceId, UserId, UserProficiencies });
      await call("AssociateUserProficiencies", connect, () => client.send(command));
    },
    async changeProficiencies(UserId, proficiencies) {
      const UserProficiencies = proficiencies.map(levelled);
      const command = new UpdateUserProficienciesCommand({ InstanceId, UserId, UserProficiencies });
      await call("UpdateUserProficiencies", connect, () => client.send(command));
    },
    async takeProficiencies(UserId, proficiencies) {
      const UserProficiencies = proficiencies.map(({ name, value }) => ({
        AttributeName: name,
        AttributeValue: value,
      }));
      const command = new DisassociateUserProficienciesCommand({ InstanceId, UserId, UserProficiencies });
      await call("DisassociateUserProficiencies", connect, () => client.send(command));
    },
    async tag(resourceArn, tags) {
      await call("TagResource", connect, () => client.send(new TagResourceCommand({ resourceArn, tags })));
    },
    async untag(resourceArn, tagKeys) {
      await call("UntagResource", connect, () => client.send(new UntagResourceCommand({ resourceArn, tagKeys })));
    },
  };
}

const levelled = ({ name, value, level }: Proficiency) => ({
  AttributeName: name,
  AttributeValue: value,
  Level: level,
});

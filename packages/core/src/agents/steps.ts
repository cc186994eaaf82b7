import type { Operation } from "./connect-operations.ts";
import type { Plan } from "./plan.ts";
import type { User, Users } from "./users.ts";

/** One call that changes something. */
export type Step = { operation: Operation; send(users: Users): Promise<unknown> };

/**
 * The calls of a plan, in lanes that are of different operations and may run side by side. Within a lane one follows the
 * other: what is taken away makes room for what is added, since an agent has 50 tags at most.
 */
export function stepsOf({ id, arn }: Pick<User, "id" | "arn">, planned: Plan): Step[][] {
  const { identity, phone, routingProfileId, securityProfileIds, hierarchyGroupId } = planned;
  const { add = [], change = [], take = [] } = planned.proficiencies ?? {};
  const { set = {}, take: keys = [] } = planned.tags ?? {};
  const lanes: Step[][] = [];
  const step = (operation: Operation, send: Step["send"]): Step[] => [{ operation, send }];
  if (identity) lanes.push(step("UpdateUserIdentityInfo", (users) => users.changeIdentity(id, identity)));
  if (phone) lanes.push(step("UpdateUserConfig", (users) => users.changePhone(id, phone)));
  if (routingProfileId) {
    lanes.push(step("UpdateUserRoutingProfile", (users) => users.changeRoutingProfile(id, routingProfileId)));
  }
  if (securityProfileIds) {
    lanes.push(step("UpdateUserSecurityProfiles", (users) => users.changeSecurityProfiles(id, securityProfileIds)));
  }
  if (hierarchyGroupId !== undefined) {
    lanes.push(step("UpdateUserHierarchy", (users) => users.changeHierarchy(id, hierarchyGroupId ?? undefined)));
  }
  if (change.length > 0) lanes.push(step("UpdateUserProficiencies", (users) => users.changeProficiencies(id, change)));
  const takeSkills = step("DisassociateUserProficiencies", (users) => users.takeProficiencies(id, take));
  const addSkills = step("AssociateUserProficiencies", (users) => users.addProficiencies(id, add));
  lanes.push([...(take.length > 0 ? takeSkills : []), ...(add.length > 0 ? addSkills : [])]);
  const takeTags = step("UntagResource", (users) => users.untag(arn, keys));
  const setTags = step("TagResource", (users) => users.tag(arn, set));
  lanes.push([...(keys.length > 0 ? takeTags : []), ...(Object.keys(set).length > 0 ? setTags : [])]);
  return lanes.filter((lane) => lane.length > 0);
}

/** What a call changes, as people say it. */
const WORDS: Partial<Record<Operation, string>> = {
  AssociateUserProficiencies: "new proficiencies",
  CreateUser: "the agent itself",
  DeleteQuickConnect: "quick connects, which are deleted",
  DisassociateUserProficiencies: "proficiencies taken away",
  TagResource: "tags",
  UntagResource: "tags taken away",
  UpdateUserConfig: "phone settings",
  UpdateUserHierarchy: "hierarchy",
  UpdateUserIdentityInfo: "names and addresses",
  UpdateUserProficiencies: "levels of proficiencies",
  UpdateUserRoutingProfile: "routing profile",
  UpdateUserSecurityProfiles: "security profiles",
};

/** Says which part of a row that failed had effect. */
export function sayDone(done: Operation[]): string {
  if (done.length === 0) return "";
  return ` Yet these parts of the row had effect: ${done.map((operation) => WORDS[operation] ?? operation).join(", ")}.`;
}

/** Some calls of a row had effect, and another failed. */
export class Partly extends Error {
  override readonly name = "Partly";
  readonly done: Operation[];

  constructor(done: Operation[], cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.done = done;
  }
}

/** What went wrong, and which calls of the row had effect before. */
export const partsOf = (error: unknown): { error: unknown; done: Operation[] } =>
  error instanceof Partly ? { error: error.cause, done: error.done } : { error, done: [] };

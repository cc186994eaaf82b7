import type { UserProficiencyDisassociate } from "@aws-sdk/client-connect";
import { invalidRequest, notFound } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { checkAttribute } from "./predefined-attributes.ts";
import { checkLevels, checkProficiencies } from "./proficiency-rules.ts";
import type { Proficiency, User } from "./resources.ts";
import { changeUser, isVisible, modification, pick, type Store } from "./store.ts";

type Names =
  | "AssociateUserProficiencies"
  | "UpdateUserProficiencies"
  | "DisassociateUserProficiencies"
  | "ListUserProficiencies";

/**
 * What users are good at, and how good. A call changes all that it names or nothing, and finds a user at once after
 * CreateUser; ListUserProficiencies, a read, does not. ⚠ AWS models two errors that fit and does not say which is which:
 * here, what is not there is ResourceNotFoundException, and what is there already or too much InvalidRequestException.
 */
export function proficiencyOperations(store: Store): Operations<Names> {
  const find = (id: string) => pick(store.users, "user", id);
  return {
    async AssociateUserProficiencies({ UserId, UserProficiencies: added }) {
      checkLevels(added);
      const user = find(UserId);
      for (const one of added) checkAttribute(store, one.AttributeName ?? "", one.AttributeValue ?? "");
      if (added.some((one) => heldBy(user, one)))
        throw invalidRequest("The user has one of the proficiencies already.");
      const most = store.quotas.proficienciesPerUser;
      if (user.proficiencies.length + added.length > most)
        throw invalidRequest(`A user has ${most} proficiencies at most.`);
      const proficiencies = added.map(({ AttributeName: name = "", AttributeValue: value = "", Level: level = 0 }) => ({
        sequence: store.next(),
        name,
        value,
        level,
      }));
      changeUser(store, user, { proficiencies: [...user.proficiencies, ...proficiencies] });
    },
    async UpdateUserProficiencies({ UserId, UserProficiencies: changed }) {
      checkLevels(changed);
      const user = find(UserId);
      const levels = new Map(changed.map((one) => [mustHold(user, one), one.Level ?? 0]));
      const proficiencies = user.proficiencies.map((one) => ({ ...one, level: levels.get(one) ?? one.level }));
      changeUser(store, user, { proficiencies });
    },
    async DisassociateUserProficiencies({ UserId, UserProficiencies: removed }) {
      checkProficiencies(removed);
      const user = find(UserId);
      const gone = new Set(removed.map((one) => mustHold(user, one)));
      changeUser(store, user, { proficiencies: user.proficiencies.filter((one) => !gone.has(one)) });
    },
    async ListUserProficiencies(input) {
      const user = find(input.UserId);
      if (!isVisible(store, user)) throw notFound("user", input.UserId);
      const { shown, NextToken } = page("ListUserProficiencies", user.proficiencies, input, 100);
      const UserProficiencyList = shown.map(({ name, value, level }) => ({
        AttributeName: name,
        AttributeValue: value,
        Level: level,
      }));
      return { UserProficiencyList, NextToken, ...modification(store, user) };
    },
  };
}

const heldBy = (user: User, { AttributeName: name, AttributeValue: value }: UserProficiencyDisassociate) =>
  user.proficiencies.find((one) => one.name === name && one.value === value);

function mustHold(user: User, wanted: UserProficiencyDisassociate): Proficiency {
  const held = heldBy(user, wanted);
  if (!held) throw notFound("proficiency", `${wanted.AttributeName}: ${wanted.AttributeValue} of the user`);
  return held;
}

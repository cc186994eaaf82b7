import type { UserProficiency, UserProficiencyDisassociate } from "@aws-sdk/client-connect";
import { invalidParameter } from "./faults.ts";

/** Names and values of predefined attributes. https://docs.aws.amazon.com/connect/latest/APIReference/API_UserProficiency.html */
const LONGEST = 100;
const LEVELS = [1, 2, 3, 4, 5];

/** A list's names and values, each pair once. ⚠ AWS does not say what an empty list or a pair that comes twice does. */
export function checkProficiencies(list: UserProficiencyDisassociate[]): void {
  if (!list.length) throw invalidParameter("UserProficiencies must not be empty.");
  for (const { AttributeName, AttributeValue } of list) {
    checkAttributeText("AttributeName", AttributeName);
    checkAttributeText("AttributeValue", AttributeValue);
  }
  const pairs = list.map(({ AttributeName, AttributeValue }) => JSON.stringify([AttributeName, AttributeValue]));
  if (new Set(pairs).size < pairs.length) throw invalidParameter("UserProficiencies: a proficiency is there twice.");
}

/** A list with levels: whole ones, although the API's type is a float. */
export function checkLevels(list: UserProficiency[]): void {
  checkProficiencies(list);
  if (list.some(({ Level }) => !LEVELS.includes(Level ?? 0)))
    throw invalidParameter(`UserProficiencies: Level must be one of ${LEVELS.join(", ")}.`);
}

/** 1 to 100 characters. */
export function checkAttributeText(field: string, text = ""): void {
  if (text.length < 1 || text.length > LONGEST)
    throw invalidParameter(`${field} must have 1 to ${LONGEST} characters.`);
}

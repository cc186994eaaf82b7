import type {
  ControlPlaneAttributeFilter,
  ControlPlaneTagFilter,
  HierarchyGroupCondition,
  ListCondition,
  StringCondition,
  TagCondition,
} from "@aws-sdk/client-connect";
import { fault } from "../wire/fault.ts";
import { invalidParameter } from "./faults.ts";

export type Test<T> = (item: T) => boolean;
/** The texts that a condition on a field may meet, by the field's name in lower case. */
export type Fields<T> = Record<string, (item: T) => (string | undefined)[]>;
type InGroup<T> = (condition: HierarchyGroupCondition) => Test<T>;
type Criteria = {
  OrConditions?: Criteria[] | undefined;
  AndConditions?: Criteria[] | undefined;
  StringCondition?: StringCondition | undefined;
  ListCondition?: ListCondition | undefined;
  HierarchyGroupCondition?: HierarchyGroupCondition | undefined;
};

/** Holds where every one of the tests holds. */
export const all =
  <T>(tests: Test<T>[]): Test<T> =>
  (item) =>
    tests.every((test) => test(item));

/** Holds where one of the tests holds. */
export const any =
  <T>(tests: Test<T>[]): Test<T> =>
  (item) =>
    tests.some((test) => test(item));

/** What SearchCriteria ask for. ⚠ AWS is silent on upper and lower case: it makes no difference here. */
export function criteriaTest<T>(criteria: Criteria | undefined, fields: Fields<T>, inGroup?: InGroup<T>): Test<T> {
  const { OrConditions, AndConditions, StringCondition, ListCondition, HierarchyGroupCondition } = criteria ?? {};
  const inner = (one: Criteria) => criteriaTest(one, fields, inGroup);
  if (ListCondition) throw fault("NotImplemented", "NotImplemented: connect search by ListCondition", 501);
  const tests: Test<T>[] = [];
  if (OrConditions?.length) tests.push(any(OrConditions.map(inner)));
  if (AndConditions?.length) tests.push(all(AndConditions.map(inner)));
  if (StringCondition) tests.push(stringTest(StringCondition, fields));
  if (HierarchyGroupCondition && inGroup) tests.push(inGroup(HierarchyGroupCondition));
  return all(tests);
}

function stringTest<T>({ FieldName, Value, ComparisonType }: StringCondition, fields: Fields<T>): Test<T> {
  const read = fields[FieldName?.toLowerCase() ?? ""];
  if (!read) throw invalidParameter(`StringCondition.FieldName must be one of ${Object.keys(fields).join(", ")}.`);
  if (Value === undefined) throw invalidParameter("StringCondition.Value is needed.");
  const wanted = Value.toLowerCase();
  const compare = comparison(ComparisonType ?? "", wanted);
  return (item) => read(item).some((text) => text !== undefined && compare(text.toLowerCase()));
}

function comparison(type: string, wanted: string): Test<string> {
  if (type === "EXACT") return (text) => text === wanted;
  if (type === "STARTS_WITH") return (text) => text.startsWith(wanted);
  if (type === "CONTAINS") return (text) => text.includes(wanted);
  throw invalidParameter("StringCondition.ComparisonType must be STARTS_WITH, CONTAINS or EXACT.");
}

type Tagged = { tags: Record<string, string> };

/** A key alone asks for any value. */
export const tagTest =
  ({ TagKey, TagValue }: TagCondition): Test<Tagged> =>
  ({ tags }) =>
    TagKey !== undefined && TagKey in tags && (TagValue === undefined || tags[TagKey] === TagValue);

/** What a TagFilter lets through: any of lists of all. */
export function tagFilterTest(filter: ControlPlaneTagFilter | undefined): Test<Tagged> {
  const { OrConditions, AndConditions = [], TagCondition } = filter ?? {};
  const tests = [...AndConditions, ...(TagCondition ? [TagCondition] : [])].map(tagTest);
  if (OrConditions?.length) tests.push(any(OrConditions.map((one) => all(one.map(tagTest)))));
  return all(tests);
}

/** What an AttributeFilter, which knows tags only, lets through. */
export function attributeFilterTest(filter: ControlPlaneAttributeFilter | undefined): Test<Tagged> {
  const { OrConditions, AndCondition, TagCondition } = filter ?? {};
  const both = [...(AndCondition?.TagConditions ?? []), ...(TagCondition ? [TagCondition] : [])];
  const tests = both.map(tagTest);
  if (OrConditions?.length) tests.push(any(OrConditions.map((one) => all((one.TagConditions ?? []).map(tagTest)))));
  return all(tests);
}

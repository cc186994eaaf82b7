import { fits } from "./pattern.ts";

/** Condition keys; one with several values, be they only one, is for ForAnyValue and ForAllValues. */
export type Context = Record<string, string | string[]>;
export type Conditions = Record<string, Record<string, string | string[] | boolean>>;
type Test = (wanted: string, given: string) => boolean;
const tests: Record<string, Test> = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: (wanted, given) => fits(wanted, given),
  ArnEquals: (wanted, given) => fits(wanted, given),
  ArnLike: (wanted, given) => fits(wanted, given),
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
};

/** ForAllValues is met where there is no value at all. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html */
const QUANTIFIED = /^(ForAnyValue|ForAllValues):(.*)$/;
const NOTHING: string[] = [];

/**
 * Whether a statement's conditions are met; operators and keys that cannot be judged here are named instead of guessed.
 * Of `families`, beginnings of keys, the context has all that there are: another is absent, and its condition is not met.
 */
export function conditionsOf(
  condition: Conditions | undefined,
  context: Context,
  families: string[] = [],
): { met: boolean; unsupported: string[] } {
  const unsupported: string[] = [];
  let met = true;
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  for (const [operator, keys] of Object.entries(condition ?? {})) {
    const [, quantifier, name = operator] = QUANTIFIED.exec(operator) ?? [];
    const test = tests[name];
    for (const [key, wanted] of Object.entries(keys)) {
      const isAbsent = families.some((family) => startsWith(key, family));
      const given = known.get(key.toLowerCase()) ?? (isAbsent ? NOTHING : undefined);
      const isUnread = given === undefined || (Array.isArray(given) && given.length > 0 && !quantifier);
      if (!test || isUnread) {
        unsupported.push(`${operator} ${key}`);
        continue;
      }
      const fitsOne = (value: string) => [wanted].flat().some((each) => test(String(each), value));
      const values = [given].flat();
      met &&= quantifier === "ForAllValues" ? values.every(fitsOne) : values.some(fitsOne);
    }
  }
  return { met, unsupported };
}

const startsWith = (key: string, family: string) => key.toLowerCase().startsWith(family.toLowerCase());

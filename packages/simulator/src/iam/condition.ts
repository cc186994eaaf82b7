import { fits } from "./pattern.ts";

export type Context = Record<string, string>;
export type Conditions = Record<string, Record<string, string | string[] | boolean>>;
type Test = (wanted: string, given: string) => boolean;
const tests: Record<string, Test> = {
  StringEquals: (wanted, given) => wanted === given,
  StringLike: (wanted, given) => fits(wanted, given),
  ArnEquals: (wanted, given) => fits(wanted, given),
  ArnLike: (wanted, given) => fits(wanted, given),
  Bool: (wanted, given) => wanted.toLowerCase() === given.toLowerCase(),
};

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
    for (const [key, wanted] of Object.entries(keys)) {
      const test = tests[operator];
      const given = known.get(key.toLowerCase());
      const isAbsent = given === undefined && families.some((family) => startsWith(key, family));
      if (test && isAbsent) met = false;
      else if (!test || given === undefined) unsupported.push(`${operator} ${key}`);
      else met &&= [wanted].flat().some((each) => test(String(each), given));
    }
  }
  return { met, unsupported };
}

const startsWith = (key: string, family: string) => key.toLowerCase().startsWith(family.toLowerCase());

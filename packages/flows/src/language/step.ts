import type { ActionName } from "../actions/known-actions.ts";
import type { Operator } from "../actions/rules.ts";
import type { Named } from "./named.ts";

/** A value of an action's parameters; what is named is replaced by its ARN when the flow is rendered. */
export type Value = string | Named | readonly Value[] | { readonly [name: string]: Value };

/** A step of a flow: one action, whose branches lead to the steps called `Name`. */
export type Step<Name extends string = string> = {
  readonly type: ActionName;
  readonly parameters: { readonly [name: string]: Value };
  /** Left out where the flow, or the caller, ends here. */
  readonly next?: Name;
  readonly errors: readonly { readonly error: string; readonly then: Name }[];
  readonly conditions: readonly { readonly operator: Operator; readonly operand: string; readonly then: Name }[];
};

/** Steps by name. */
export type Steps<Name extends string = string> = { readonly [name: string]: Step<Name> };

/** A reference to what is known when the flow runs, such as `$.Attributes.site`. */
export type Reference = `$.${string}`;

type Draft<Name extends string> = {
  next?: Name | undefined;
  /** By error type; those left undefined have no branch. */
  errors?: Record<string, Name | undefined>;
  /** What comes out, by what it equals. */
  equals?: Readonly<Record<string, Name | undefined>>;
  conditions?: Step<Name>["conditions"];
};

/**
 * A step of the type, with those of its parameters and branches that are there. NoInfer, so that the names are those of the
 * branches alone, never what the steps around would like them to be: else the compiler would say less of a wrong one.
 */
export function step<Name extends string>(
  type: ActionName,
  parameters: Readonly<Record<string, Value | undefined>>,
  { next, errors = {}, equals = {}, conditions = [] }: Draft<Name>,
): Step<NoInfer<Name>> {
  const present = Object.entries(parameters).filter((entry): entry is [string, Value] => entry[1] !== undefined);
  return {
    type,
    parameters: Object.fromEntries(present),
    ...(next !== undefined && { next }),
    errors: branches(errors).map(([error, then]) => ({ error, then })),
    conditions: [
      ...branches(equals).map(([operand, then]) => ({ operator: "Equals" as const, operand, then })),
      ...conditions,
    ],
  };
}

const branches = <Name extends string>(named: Readonly<Record<string, Name | undefined>>) =>
  Object.entries(named).filter((entry): entry is [string, Name] => entry[1] !== undefined);

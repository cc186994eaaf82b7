import type * as z from "zod";

/** How a condition compares, in the order in which Connect's reference lists them. */
export const OPERATORS = [
  "Equals",
  "TextStartsWith",
  "TextEndsWith",
  "TextContains",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** The branches that an action has for what went wrong. */
export type ErrorRules = {
  /** CreateContactFlow refuses the action without these. */
  must: readonly string[];
  /** Others that it may have. */
  may?: readonly string[];
  /** Such as the reference has and the service is said to refuse: a warning says so. */
  disputed?: readonly string[];
  /** Such as the reference has not and the service is said to demand: a warning says so. */
  should?: readonly string[];
};

/** The branches that an action has for what came out of it. */
export type ConditionRules = {
  operators: readonly (Operator | "KeyExists")[];
  /** Operators besides that take no operand. */
  alone?: readonly string[];
  /** What an operand looks like, and how one says so. */
  operand?: { like: RegExp; says: string };
  /** Operands that must each have a branch. */
  must?: readonly string[];
  /** How many branches at least. */
  least?: number;
};

/** What Connect demands of an action of one type, with given parameters. */
export type ActionRules = {
  parameters: z.ZodType;
  /** Left out where no source says which error branches there are: then all are accepted. */
  errors?: ErrorRules;
  conditions: ConditionRules | "none" | "unknown";
  /**
   * NextAction: `leads` to what comes after success; `idle` stands there because CreateContactFlow wants it, while the
   * conditions and errors cover every outcome; `leaves` is idle because the contact has left the flow, and AWS's own samples
   * have it empty; `optional` and `none` speak for themselves.
   */
  next: "leads" | "idle" | "leaves" | "optional" | "none";
  /** Whether it takes time in which the caller hears or does something: a loop of such steps is no endless loop. */
  takesTime?: true;
  /** What else the reference and accounts of the service disagree about, as a sentence. */
  disputed?: string;
};

/** Rules of a type; some types are several in one, told apart by their parameters. */
export type ActionType = ActionRules | ((parameters: Record<string, unknown>) => ActionRules);

export const NO_MATCH = "NoMatchingError";
export const NO_CONDITION = "NoMatchingCondition";
export const SILENCE = "InputTimeLimitExceeded";

/** A plain action: it succeeds and goes on, or fails with NoMatchingError. */
export function plain(parameters: z.ZodType, may: readonly string[] = []): ActionRules {
  return { parameters, errors: { must: [NO_MATCH], may }, conditions: "none", next: "leads" };
}

/** An action that ends the flow, so that it has no transitions. */
export function terminal(parameters: z.ZodType): ActionRules {
  return { parameters, errors: { must: [] }, conditions: "none", next: "none" };
}

import { type Conditions, type Context, conditionsOf } from "./condition.ts";
import { fits } from "./pattern.ts";

type Texts = string | string[];
export type Statement = {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Action?: Texts;
  NotAction?: Texts;
  Resource?: Texts;
  NotResource?: Texts;
  Condition?: Conditions;
  Principal?: unknown;
};
export type PolicyDocument = { Version?: string; Id?: string; Statement: Statement | Statement[] };
export type Verdict = { allowed: true } | { allowed: false; because: string };

/**
 * What a role's policies say to one action on one resource: an explicit deny wins, and nothing is allowed by silence.
 * Of `families`, beginnings of condition keys, `context` has all that there are.
 */
export function evaluate(
  policies: PolicyDocument[],
  action: string,
  resource: string,
  context: Context = {},
  families: string[] = [],
): Verdict {
  const statements = policies.flatMap(({ Statement }) => Statement);
  const fitting = statements.filter((statement) => isAbout(statement, action, resource));
  const judged = fitting.map((statement) => ({ statement, ...conditionsOf(statement.Condition, context, families) }));
  const unread = [...new Set(judged.flatMap(({ unsupported }) => unsupported))];
  const aside = unread.length ? ` (conditions that the simulator does not evaluate: ${unread.join(", ")})` : "";
  const denies = judged.some((each) => each.statement.Effect === "Deny" && (each.met || each.unsupported.length > 0));
  if (denies) return { allowed: false, because: `with an explicit deny in an identity-based policy${aside}` };
  const allows = judged.some((each) => each.statement.Effect === "Allow" && each.met && !each.unsupported.length);
  if (allows) return { allowed: true };
  return { allowed: false, because: `because no identity-based policy allows the ${action} action${aside}` };
}

function isAbout({ Action, NotAction, Resource, NotResource }: Statement, action: string, resource: string): boolean {
  const acts = Action ? anyFits(Action, action, "i") : NotAction !== undefined && !anyFits(NotAction, action, "i");
  if (!acts) return false;
  if (Resource) return anyFits(Resource, resource);
  return NotResource !== undefined && !anyFits(NotResource, resource);
}

const anyFits = (patterns: Texts, text: string, flags = "") =>
  [patterns].flat().some((pattern) => fits(pattern, text, flags));

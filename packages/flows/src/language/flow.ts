import type { FlowType } from "../actions/flow-types.ts";
import { FORBIDDEN_CHARACTERS, FORBIDDEN_WORDS, LONGEST_IDENTIFIER } from "../actions/identifiers.ts";
import { isNamed, SORTS, type Sort } from "./named.ts";
import type { Step, Steps, Value } from "./step.ts";

/** A contact flow, ready to be rendered. */
export type Flow = {
  readonly name: string;
  readonly type: FlowType;
  readonly description: string;
  readonly start: string;
  readonly steps: Steps;
  /** The names that the flow calls things by, so that a stack knows what to link and to permit. */
  readonly uses: Readonly<Record<Sort, readonly string[]>>;
};

/**
 * A contact flow from its named steps; a branch to a step that is not there does not compile. The names become the
 * identifiers of the actions, so they must be such as Connect takes; throws if one is not.
 */
export function flow<Name extends string>(flow: {
  name: string;
  type: FlowType;
  description?: string;
  /** The step that the flow begins with. */
  start: NoInfer<Name>;
  steps: { readonly [Each in Name]: Step<NoInfer<Name>> };
}): Flow {
  for (const name of Object.keys(flow.steps)) {
    const wrong = wrongName(name);
    if (wrong) throw new TypeError(`Flow “${flow.name}”: the step “${name}” ${wrong}.`);
  }
  return { description: "", ...flow, uses: usesOf(flow.steps) };
}

/**
 * Some steps of a longer flow, in a file of their own: `part<"menu" | "sorry">()({ … })`. `Exit` names the steps elsewhere
 * that they lead to; all other branches must stay inside. Spread it into the steps of the flow.
 */
export function part<Exit extends string = never>() {
  return <Name extends string>(steps: { readonly [Each in Name]: Step<NoInfer<Name> | Exit> }) => steps;
}

/**
 * Steps made from data, whose number the compiler does not know: steps elsewhere lead to `Entry`, these lead to `Exit`.
 * That they lead to each other rightly is not checked here: lint the flow that comes of it.
 */
export function generated<Entry extends string, Exit extends string>(steps: Steps) {
  return steps as { readonly [Each in Entry]: Step<Exit> };
}

/** The names that steps call things by, each once, in the alphabet's order. */
function usesOf(steps: Steps): Flow["uses"] {
  const found: Record<Sort, Set<string>> = Object.fromEntries(SORTS.map((sort) => [sort, new Set<string>()])) as never;
  const look = (value: Value): void => {
    if (typeof value === "string") return;
    if (isNamed(value)) found[value.sort].add(value.named);
    else for (const part of Object.values(value)) look(part);
  };
  for (const { parameters } of Object.values(steps)) look(parameters);
  return Object.fromEntries(SORTS.map((sort) => [sort, [...found[sort]].sort()])) as never;
}

function wrongName(name: string): string | undefined {
  if (name === "") return "has no name";
  if (name.length > LONGEST_IDENTIFIER) return `has more than ${LONGEST_IDENTIFIER} characters`;
  if (FORBIDDEN_CHARACTERS.test(name))
    return "has one of the characters % : ( \\ / ) = $ , ; [ ] { }, which Connect refuses";
  if (FORBIDDEN_WORDS.has(name)) return "is a name that Connect refuses";
  return;
}

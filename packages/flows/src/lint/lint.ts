import { type Action, readActions } from "./action.ts";
import { checkEmptyValues } from "./check-empty-values.ts";
import { checkEnvelope, checkSettings, checkStart } from "./check-envelope.ts";
import { checkFunctionChains } from "./check-function-chains.ts";
import { checkIdentifiers } from "./check-identifiers.ts";
import { checkLoops } from "./check-loops.ts";
import { checkParameters } from "./check-parameters.ts";
import { checkAttributeKeys, checkReferences } from "./check-references.ts";
import { checkReached, checkTargets } from "./check-targets.ts";
import { checkTransitions } from "./check-transitions.ts";
import { checkWhatIsKnown } from "./check-what-is-known.ts";
import type { Finding } from "./finding.ts";
import { graphOf } from "./graph.ts";
import { readFlow } from "./read-flow.ts";

/** What the linter cannot see in the file. */
export type LintOptions = {
  /** Attributes of the contact that other flows, modules or the API set. */
  attributes?: readonly string[];
};

/**
 * What is wrong with a flow file, as text or parsed, whoever wrote it: errors are what CreateContactFlow would refuse,
 * warnings what would surprise in a call. An empty list is a flow that Connect takes. Never throws for a bad file.
 */
export function lint(json: unknown, { attributes = [] }: LintOptions = {}): Finding[] {
  const read = readFlow(json);
  if ("code" in read) return [read];
  const { flow } = read;
  const { actions, findings } = readActions(Array.isArray(flow.Actions) ? flow.Actions : []);
  const identifiers = actions.map(({ identifier }) => identifier);
  const whole = [
    ...checkEnvelope(read),
    ...(Array.isArray(flow.Actions) ? checkStart(flow.StartAction, identifiers) : []),
    ...checkSettings(flow, actions),
    ...findings,
    ...checkIdentifiers(actions),
    ...actions.flatMap(checkAction),
    ...checkTargets(actions),
  ];
  if (typeof flow.StartAction !== "string" || !identifiers.includes(flow.StartAction)) return named(whole, actions);
  const graph = graphOf(flow.StartAction, actions);
  return named(
    [
      ...whole,
      ...checkReached(graph),
      ...checkWhatIsKnown(graph, { attributes }),
      ...checkLoops(graph),
      ...checkFunctionChains(graph),
    ],
    actions,
  );
}

const checkAction = (action: Action): Finding[] => [
  ...checkParameters(action),
  ...checkTransitions(action),
  ...checkAttributeKeys(action),
  ...checkEmptyValues(action),
  ...checkReferences(action),
];

/** Findings with the action that they are about, known from their place. */
function named(findings: Finding[], actions: readonly Action[]): Finding[] {
  const byPath = new Map(actions.map(({ path, identifier }) => [path, identifier]));
  return findings.map((finding) => {
    const identifier = byPath.get(/^Actions\[\d+\]/.exec(finding.path)?.[0] ?? "");
    return identifier === undefined ? finding : { ...finding, identifier };
  });
}

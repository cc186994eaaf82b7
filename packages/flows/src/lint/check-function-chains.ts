import type { Action } from "./action.ts";
import { type Finding, warning } from "./finding.ts";
import { type Graph, reachable } from "./graph.ts";

/** Seconds of functions one after the other that Connect grants before the caller has to hear something. */
const LONGEST_CHAIN = 20;

/**
 * Functions one after the other, with no prompt between, have 20 seconds together at most, whatever each one's limit:
 * https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html.
 */
export function checkFunctionChains(graph: Graph): Finding[] {
  const silent = new Map<string, number>([[graph.start, 0]]);
  for (const open = new Set([graph.start]); open.size > 0; ) {
    const [identifier = ""] = open;
    open.delete(identifier);
    const action = graph.actions.get(identifier);
    if (!action) continue;
    // Past the limit all counts alike, so that a circle of functions comes to an end here.
    const after = action.rules?.takesTime
      ? 0
      : Math.min((silent.get(identifier) ?? 0) + secondsOf(action), LONGEST_CHAIN + 1);
    for (const { to } of graph.branches.get(identifier) ?? []) {
      if ((silent.get(to) ?? -1) >= after) continue;
      silent.set(to, after);
      open.add(to);
    }
  }
  const reached = reachable(graph);
  return [...graph.actions.values()]
    .filter(({ identifier }) => reached.has(identifier))
    .filter((action) => {
      const before = silent.get(action.identifier) ?? 0;
      return secondsOf(action) > 0 && before <= LONGEST_CHAIN && before + secondsOf(action) > LONGEST_CHAIN;
    })
    .map(({ path, identifier }) =>
      warning(
        "function-chain",
        path,
        `Functions one after the other may take more than ${LONGEST_CHAIN} seconds by “${identifier}”; Connect ends the chain there, unless a prompt comes between.`,
      ),
    );
}

function secondsOf({ type, parameters }: Action): number {
  return type === "InvokeLambdaFunction" ? Number(parameters.InvocationTimeLimitSeconds) || 0 : 0;
}

import { nearest } from "../actions/nearest.ts";
import { type Action, branchesOf } from "./action.ts";
import { error, type Finding, warning } from "./finding.ts";
import { type Graph, reachable } from "./graph.ts";

/** Every branch leads to an action that is there. */
export function checkTargets(actions: readonly Action[]): Finding[] {
  const identifiers = actions.map(({ identifier }) => identifier);
  return actions
    .filter(({ rules }) => rules?.next !== "none")
    .flatMap((action) =>
      branchesOf(action)
        .filter(({ to }) => !identifiers.includes(to))
        .map(({ to, path }) => {
          const near = nearest(to, identifiers);
          const hint = near ? ` Did you mean “${near}”?` : "";
          return error(
            "dangling",
            path,
            `Invalid Action property value. Path: ${path}. There is no action “${to}”.${hint}`,
          );
        }),
    );
}

/** Actions that no call comes to: they do no harm, but somebody meant them to be reached. */
export function checkReached(graph: Graph): Finding[] {
  const reached = reachable(graph);
  return [...graph.actions.values()]
    .filter(({ identifier }) => !reached.has(identifier))
    .map(({ path, identifier }) =>
      warning("unreachable", path, `No call comes to “${identifier}”: nothing that is reached leads to it.`),
    );
}

import { type Action, type Branch, branchesOf } from "./action.ts";

/** The ways that a call can take through the actions of a flow. */
export type Graph = {
  start: string;
  actions: ReadonlyMap<string, Action>;
  /** What an action really goes on to: without the NextAction that is there for form's sake alone. */
  branches: ReadonlyMap<string, readonly Branch[]>;
};

/** The graph of a flow; of several actions of one identifier, the first. */
export function graphOf(start: string, list: readonly Action[]): Graph {
  const actions = new Map<string, Action>();
  for (const action of list) if (!actions.has(action.identifier)) actions.set(action.identifier, action);
  const branches = new Map(
    [...actions].map(([identifier, action]) => [
      identifier,
      branchesOf(action).filter((branch) => actions.has(branch.to) && isTaken(action, branch)),
    ]),
  );
  return { start, actions, branches };
}

/** The identifiers of the actions that a call can come to. */
export function reachable({ start, branches }: Graph): Set<string> {
  const seen = new Set<string>();
  for (const open = [start]; open.length > 0; ) {
    const identifier = open.pop() ?? "";
    if (seen.has(identifier) || !branches.has(identifier)) continue;
    seen.add(identifier);
    for (const { to } of branches.get(identifier) ?? []) open.push(to);
  }
  return seen;
}

const isTaken = ({ rules }: Action, { kind }: Branch) =>
  kind !== "next" || (rules?.next !== "idle" && rules?.next !== "leaves" && rules?.next !== "none");

import type { Action, Branch } from "./action.ts";
import { type Finding, warning } from "./finding.ts";
import { type Graph, reachable } from "./graph.ts";

/**
 * No way leads round in circles without anything that takes time or counts: Connect would run it as fast as it can until it
 * gives the contact up. A Loop counts the rounds that it goes on with, not those after it is done.
 */
export function checkLoops(graph: Graph): Finding[] {
  const reached = reachable(graph);
  const hurried = new Map(
    [...graph.branches].flatMap(([identifier, branches]) => {
      const action = graph.actions.get(identifier);
      if (!action || !reached.has(identifier) || takesTime(action)) return [];
      return [[identifier, branches.filter((branch) => !isCounted(action, branch)).map(({ to }) => to)] as const];
    }),
  );
  return circles(hurried).map((circle) => {
    const action = graph.actions.get(circle[0] ?? "");
    const way = [...circle, circle[0]].map((identifier) => `“${identifier}”`).join(" → ");
    const found = warning(
      "endless-loop",
      action?.path ?? "",
      `An endless loop, with no prompt, input or wait in it: ${way}.`,
    );
    return { ...found, identifier: circle[0] ?? "" };
  });
}

const takesTime = ({ rules }: Action) => rules === undefined || rules.takesTime === true;

const isCounted = ({ type }: Action, { kind, label }: Branch) =>
  type === "Loop" && kind === "condition" && label === "ContinueLooping";

/** One circle for each set of nodes that lead round to each other: the shortest through its first node. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const told = new Set<string>();
  for (const start of graph.keys()) {
    if (told.has(start)) continue;
    const circle = shortestCircle(graph, start);
    if (!circle || circle.some((node) => told.has(node))) continue;
    for (const node of circle) told.add(node);
    found.push(circle);
  }
  return found;
}

function shortestCircle(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const before = new Map<string, string>();
  const open = [start];
  for (const node of open) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return wayTo(node, before);
      if (before.has(next) || !graph.has(next)) continue;
      before.set(next, node);
      open.push(next);
    }
  }
  return;
}

function wayTo(end: string, before: ReadonlyMap<string, string>): string[] {
  const way = [end];
  for (let node = before.get(end); node !== undefined; node = before.get(node)) way.unshift(node);
  return way;
}

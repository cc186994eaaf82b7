import type { Branch } from "./action.ts";
import type { Graph } from "./graph.ts";

/** What holds before each action: on some way to it, and on every way. Actions that no call comes to are not in it. */
export type Facts = { sometimes: ReadonlyMap<string, Set<string>>; always: ReadonlyMap<string, Set<string>> };

/** Follows facts over all ways through a flow, as each branch brings them about, until nothing changes any more. */
export function factsOnTheWay(
  graph: Graph,
  broughtBy: (identifier: string, branch: Branch) => readonly string[],
): Facts {
  const sometimes = new Map<string, Set<string>>([[graph.start, new Set()]]);
  const always = new Map<string, Set<string>>([[graph.start, new Set()]]);
  for (const open = new Set([graph.start]); open.size > 0; ) {
    const [identifier = ""] = open;
    open.delete(identifier);
    for (const branch of graph.branches.get(identifier) ?? []) {
      const brought = broughtBy(identifier, branch);
      const some = sometimes.get(identifier)?.union(new Set(brought)) ?? new Set(brought);
      const all = always.get(identifier)?.union(new Set(brought)) ?? new Set(brought);
      const someBefore = sometimes.get(branch.to);
      const allBefore = always.get(branch.to);
      const someNow = someBefore?.union(some) ?? some;
      const allNow = allBefore?.intersection(all) ?? all;
      if (someBefore?.size === someNow.size && allBefore?.size === allNow.size) continue;
      sometimes.set(branch.to, someNow);
      always.set(branch.to, allNow);
      open.add(branch.to);
    }
  }
  return { sometimes, always };
}

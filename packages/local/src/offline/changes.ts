import type { Graph } from "../synth/graph.ts";

/** A resource as `sst diff` names it, `Bury sst:aws:Function → BuryRole aws:iam:Role`: its own name and type. */
export type Change = { sign: "+" | "*" | "-"; name: string; type: string };

/** What `sst diff` printed at its end: the resources that would be created, changed or deleted. */
export const changesIn = (output: string): Change[] =>
  [...output.matchAll(/^([+*-]) {2}(?:.* → )?(.+) (\S+:\S+:\S+)$/gm)].map(([, sign, name = "", type = ""]) => ({
    sign: sign as Change["sign"],
    name,
    type,
  }));

/** What is in one of two and not in the other: the CLI's own run of the program, and the synthesis under mocks. */
export type Mismatch = { missing: string[]; surplus: string[] };

/** Holds the resources that would be created against those of the synthesised graph. */
export function compared(changes: Change[], graph: Graph): Mismatch {
  const found = changes.filter(({ sign }) => sign === "+").map(({ name, type }) => calledAlike(name, type));
  const wanted = graph.resources.map(({ name, type }) => calledAlike(name, type.replace(/\/\w+:/, ":")));
  return { missing: without(wanted, found), surplus: without(found, wanted) };
}

/** The name of a queue's subscriber ends in a hash of the queue's ARN, which is another in each run; the stack's own has the stage. */
const calledAlike = (name: string, type: string): string =>
  `${type} ${name.replace(/Subscriber[A-Z][a-z]{5}(?=EventSourceMapping$|$)/, "Subscriber")}`;

/** What `all` has more of than `others`. */
function without(all: string[], others: string[]): string[] {
  const left = [...others];
  return all.filter((each) => {
    const at = left.indexOf(each);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
}

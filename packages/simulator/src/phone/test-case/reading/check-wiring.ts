import type { WrittenAction } from "../written/action.ts";
import type { WrittenContent, WrittenObservation } from "../written/content.ts";
import { type Finding, findingAt } from "./finding.ts";

/** An action's identifier, also where an old page's slip calls it Id; one that has none is called by its place. */
export const actionName = ({ Identifier, Id }: WrittenAction, index: number) =>
  Identifier ?? Id ?? `action ${index + 1}`;

/** Who comes after an observation, also where an old page's slip calls them NextActions. */
export const successors = ({ Transitions: { NextObservations, NextActions } }: WrittenObservation) =>
  NextObservations ?? NextActions ?? [];

/** The actions in the order that they run: from the first in the list along NextAction. */
export function chainOf(actions: WrittenAction[]): WrittenAction[] {
  const chain: WrittenAction[] = [];
  let at = actions[0];
  while (at && !chain.includes(at)) {
    chain.push(at);
    const next = at.Transitions.NextAction;
    at = next ? actions.find((action, index) => actionName(action, index) === next) : undefined;
  }
  return chain;
}

/** What of the identifiers leads nowhere, twice, round in a circle or to nobody: AWS says of none of it what would happen. */
export function checkWiring(content: WrittenContent): Finding[] {
  const { Observations } = content;
  const ids = Observations.map(({ Identifier }) => Identifier);
  return Observations.flatMap((observation, index) => {
    const at = (path: PropertyKey[], message: string) => findingAt(content, ["Observations", index, ...path], message);
    const { Identifier, Transitions, Actions } = observation;
    const list = Transitions.NextObservations ? "NextObservations" : "NextActions";
    const unknown = successors(observation).filter((id) => !ids.includes(id));
    return [
      ...(ids.indexOf(Identifier) < index ? [at(["Identifier"], "another observation has the same identifier")] : []),
      ...unknown.map((id) => at(["Transitions", list], `there is no observation "${id}"; there are ${ids.join(", ")}`)),
      ...(leadsTo(observation, Identifier, Observations)
        ? [at(["Transitions", list], "the observations go round in a circle, but each is met only once")]
        : []),
      ...checkActions(Actions).map(({ path, message }) => at(["Actions", ...path], message)),
    ];
  });
}

function checkActions(actions: WrittenAction[]): { path: PropertyKey[]; message: string }[] {
  const names = actions.map(actionName);
  const chain = chainOf(actions);
  const last = chain.at(-1)?.Transitions.NextAction;
  const circle = last && names.includes(last) ? chain.length - 1 : -1;
  return actions.flatMap((action, index) => {
    const next = action.Transitions.NextAction;
    const found: { path: PropertyKey[]; message: string }[] = [];
    if (names.indexOf(names[index] ?? "") < index)
      found.push({
        path: [index, "Identifier"],
        message: "another action of this observation has the same identifier",
      });
    if (next && !names.includes(next))
      found.push({
        path: [index, "Transitions", "NextAction"],
        message: `there is no action "${next}" in this observation; there are ${names.join(", ")}`,
      });
    if (!chain.includes(action))
      found.push({ path: [index], message: "no NextAction leads here from the first action, so it would never run" });
    if (chain[circle] === action)
      found.push({ path: [index, "Transitions", "NextAction"], message: `leads back to "${next}", round in a circle` });
    return found;
  });
}

function leadsTo(from: WrittenObservation, id: string, all: WrittenObservation[]): boolean {
  const seen = new Set<string>();
  const ahead = [...successors(from)];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const found = all.find(({ Identifier }) => Identifier === next);
    if (found) ahead.push(...successors(found));
  }
  return false;
}

import type { Instance, InstanceState, Instances } from "./instances.ts";
import { inOrder, listed, spokenName } from "./speech.ts";

/** What a caller hears of the instances: a page of names, with the counts of all. */
export type ToldStates = {
  listed: "none" | "some";
  running: number;
  stopped: number;
  /** The page's names by state; it begins with how many are in transition, on the first page. Never blank. */
  speech: string;
  /** The number of the next page; nothing where this is the last. */
  next?: number;
};

/** The order in which states are told: what works, what changes, what does not work. */
const ORDER: [InstanceState, string][] = [
  ["running", "Running"],
  ["pending", "Starting"],
  ["stopping", "Stopping"],
  ["shutting-down", "Being terminated"],
  ["stopped", "Stopped"],
];

/**
 * Says how many instances run and stand still, and names as many as one can listen to; the rest is on the next page, from 1.
 * A page beyond the last is the last.
 */
export async function tellStates(
  page: number,
  { instances, namesAtOnce }: { instances: Pick<Instances, "all">; namesAtOnce: number },
): Promise<ToldStates> {
  const all = await instances.all();
  const ordered = ORDER.flatMap(([state]) => inOrder(all.filter((one) => one.state === state)));
  const pages = Math.max(1, Math.ceil(ordered.length / namesAtOnce));
  const current = Math.min(Math.max(1, page), pages);
  const shown = ordered.slice((current - 1) * namesAtOnce, current * namesAtOnce);
  const count = (...states: InstanceState[]) => all.filter(({ state }) => states.includes(state)).length;
  const changing = count("pending", "stopping", "shutting-down");
  const parts = [...(current === 1 ? transition(changing) : []), ...byState(shown)];
  // Whoever asks for a further page may find that all are gone meanwhile.
  const speech = parts.join(" ") || "There are no instances any more.";
  return {
    listed: all.length ? "some" : "none",
    running: count("running"),
    stopped: count("stopped"),
    speech,
    ...(current < pages && { next: current + 1 }),
  };
}

function transition(changing: number): string[] {
  if (!changing) return [];
  return [changing === 1 ? "One is changing its state." : `${changing} are changing their state.`];
}

const byState = (shown: Instance[]): string[] =>
  ORDER.map(([state, word]) => ({ word, names: shown.filter((one) => one.state === state).map(spokenName) }))
    .filter(({ names }) => names.length)
    .map(({ word, names }) => `${word}: ${listed(names)}.`);

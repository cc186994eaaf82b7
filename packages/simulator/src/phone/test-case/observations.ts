import { type Comparison, match } from "./match.ts";
import type { Expectation, Observation } from "./observation.ts";
import { sameResource } from "./same-resource.ts";

/** What comes from the system. */
export type TestEvent =
  | { type: "TestInitiated" }
  | { type: "TestCompleted" }
  /** All that was said until the system listened, transferred or ended. */
  | { type: "MessageReceived"; text: string; recordings: string[] }
  | { type: "FlowActionStarted"; action: string; resource: string | undefined };

/** The message that came nearest to what an observation waits for. */
export type Nearest = { heard: string; score: number };

/** How a test stands: whom it watches for, who was met. */
export type Standing = {
  observations: Observation[];
  active: ReadonlySet<string>;
  met: ReadonlySet<string>;
  nearest: ReadonlyMap<string, Nearest>;
};

/** A test that starts: active is whoever comes after nobody. */
export function begin(observations: Observation[]): Standing {
  const later = new Set(observations.flatMap(({ next }) => next));
  const first = observations.map(({ identifier }) => identifier).filter((id) => !later.has(id));
  return { observations, active: new Set(first), met: new Set(), nearest: new Map() };
}

/** Gives an event to the first active observation that it fits, which is met then and no longer active; else it is passed over. */
export function observe(
  standing: Standing,
  event: TestEvent,
): { standing: Standing; met?: { observation: Observation; score: number } } {
  const nearest = new Map(standing.nearest);
  for (const observation of standing.observations) {
    const { identifier } = observation;
    if (!standing.active.has(identifier)) continue;
    const { fits, score } = compare(observation.expects, event);
    if (fits) {
      const active = new Set(standing.active);
      active.delete(identifier);
      const met = new Set([...standing.met, identifier]);
      return { standing: { ...standing, active, met, nearest }, met: { observation, score } };
    }
    const isNearer = event.type === "MessageReceived" && score >= (nearest.get(identifier)?.score ?? 0);
    if (isNearer && observation.expects.type === event.type) nearest.set(identifier, { heard: event.text, score });
  }
  return { standing: { ...standing, nearest } };
}

/**
 * Whether a message is heard before an action starts: its observation is active and leads to that of the action. One that
 * sends something waits on until the system listens.
 */
export function comesBefore({ observations, active }: Standing, message: TestEvent, started: TestEvent): boolean {
  const heard = observations.find((one) => active.has(one.identifier) && compare(one.expects, message).fits);
  if (!heard || heard.actions.some(({ type }) => type === "SendInstruction")) return false;
  return observations.some((one) => heard.next.includes(one.identifier) && compare(one.expects, started).fits);
}

/** Activates all who come after an observation, once its actions succeeded; who was met before is not watched for again. */
export function goOn(standing: Standing, { next }: Observation): Standing {
  return { ...standing, active: new Set([...standing.active, ...next.filter((id) => !standing.met.has(id))]) };
}

/** Whom the test did not meet, in the order of the test case. */
export const unmet = ({ observations, met }: Standing) => observations.filter(({ identifier }) => !met.has(identifier));

const fitting: Comparison = { fits: true, score: 1 };
const strange: Comparison = { fits: false, score: 0 };

function compare(expects: Expectation, event: TestEvent): Comparison {
  if (expects.type === "MessageReceived" && event.type === "MessageReceived") {
    if (expects.by !== "Recording") return match(expects.by, expects.text, event.text);
    return event.recordings.some((one) => sameResource(one, expects.text)) ? fitting : strange;
  }
  if (expects.type === "FlowActionStarted" && event.type === "FlowActionStarted") {
    if (expects.action !== event.action) return strange;
    if (expects.resource === undefined) return fitting;
    return event.resource !== undefined && sameResource(expects.resource, event.resource) ? fitting : strange;
  }
  return expects.type === event.type ? fitting : strange;
}

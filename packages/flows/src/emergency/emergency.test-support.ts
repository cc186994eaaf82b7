import type { Flow } from "../language/flow.ts";
import { SORTS } from "../language/named.ts";
import type { Step, Steps } from "../language/step.ts";
import { type Arns, render } from "../render.ts";

export const LOCATIONS = ["Singapore", "Manila", "Sydney"];
export const TYPES = [
  { name: "Fire alarm", message: "Our {location} office is evacuated." },
  { name: "Storm", message: "There is a storm at {location}." },
];

/** The flow as Connect would get it, with ARNs as long as they are. */
export function rendered(flow: Flow): string {
  const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name.padEnd(64, "x")}`;
  const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, arn(name)]));
  return render(flow, Object.fromEntries(SORTS.map((sort) => [sort, named(flow.uses[sort])])) as Arns);
}

/** Where a step leads, by the values that it is compared with, its errors and `next`. */
export function ways(steps: Steps, name: string): Record<string, string> {
  const { next, errors, conditions } = stepOf(steps, name);
  return {
    ...(next !== undefined && { next }),
    ...Object.fromEntries(errors.map(({ error, then }) => [error, then])),
    ...Object.fromEntries(conditions.map(({ operator, operand, then }) => [`${operator} ${operand}`, then])),
  };
}

/** What a step says. */
export const said = (steps: Steps, name: string) => stepOf(steps, name).parameters.Text;

/** The attributes that a flow sets, with the values that they get. */
export function attributes(steps: Steps): Record<string, string[]> {
  const set: Record<string, string[]> = {};
  for (const { type, parameters } of Object.values(steps)) {
    if (type !== "UpdateContactAttributes") continue;
    for (const [name, value] of Object.entries(parameters.Attributes ?? {}))
      set[name] = [...(set[name] ?? []), String(value)];
  }
  return set;
}

/** A way in circles that a call can take without a key that the flow offers and without a count; undefined where none is. */
export function circle(steps: Steps): string[] | undefined {
  const done = new Set<string>();
  const follow = (name: string, way: string[]): string[] | undefined => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return;
    for (const next of uncounted(stepOf(steps, name))) {
      const found = follow(next, [...way, name]);
      if (found) return found;
    }
    done.add(name);
    return;
  };
  for (const name of Object.keys(steps)) {
    const found = follow(name, []);
    if (found) return found;
  }
  return;
}

function uncounted({ type, next, errors, conditions }: Step): string[] {
  const isKeyed = type === "GetParticipantInput";
  const going = conditions.filter(({ operand }) => !isKeyed && operand !== "ContinueLooping");
  return [...(next === undefined ? [] : [next]), ...errors.map(({ then }) => then), ...going.map(({ then }) => then)];
}

function stepOf(steps: Steps, name: string): Step {
  const step = steps[name];
  if (!step) throw new Error(`There is no step “${name}” among ${Object.keys(steps).join(", ")}`);
  return step;
}

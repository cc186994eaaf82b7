import type { Intervention } from "../../witness.ts";
import type { Override } from "../observation.ts";
import { sameResource } from "../same-resource.ts";

/** Seconds that a flow waits for a function where it does not say; the console's. */
const UNSAID = 3;

/** What is to be overridden: each override is for one call of its very resource, the oldest first. */
export class Overrides {
  #waiting: Override[] = [];

  add(overrides: Override[]): void {
    this.#waiting.push(...overrides);
  }

  /** Takes the next override of a resource away. */
  take(action: string, resource: string | undefined): Override | undefined {
    if (resource === undefined) return undefined;
    const found = this.#waiting.find((one) => one.action === action && sameResource(one.resource, resource));
    this.#waiting = this.#waiting.filter((one) => one !== found);
    return found;
  }

  /** Those that nobody called for. */
  get left(): Override[] {
    return [...this.#waiting];
  }
}

/**
 * What an override makes of the action. A function or bot that is mocked to exceed its time takes the branch of
 * NoMatchingError: AWS does not say which, and a function has no other.
 */
export function interventionOf({ action, strategy }: Override, parameters: Record<string, unknown>): Intervention {
  if (strategy.type === "substitute") return { instead: "resource", arn: strategy.arn };
  const isFunction = action === "InvokeLambdaFunction";
  const limit = isFunction ? Number(parameters.InvocationTimeLimitSeconds) || UNSAID : Number.POSITIVE_INFINITY;
  const delay = Math.min(strategy.delay, limit) * 1000;
  const failed = (errorType: string): Intervention => ({ instead: "error", errorType, delay });
  if (strategy.type === "error")
    return failed(strategy.value === "QueueAtCapacity" ? "QueueAtCapacity" : "NoMatchingError");
  // A function that answers later than the flow waits has not answered.
  if (strategy.delay > limit) return failed("NoMatchingError");
  return { instead: "answer", answer: strategy.answer, delay };
}

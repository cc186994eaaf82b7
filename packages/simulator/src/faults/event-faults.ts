import { between, dice } from "./dice.ts";
import type { FaultPlan } from "./plan.ts";

/** Says of each event in turn after which delays, in milliseconds, it is handed over: none where it is lost. */
export function eventFaults({ seed, events = {} }: FaultPlan): () => number[] {
  const { repeated = 0, lost = 0, late } = events;
  const [isLost, isRepeated] = [dice(seed, "event lost"), dice(seed, "event repeated")];
  const [isLate, time] = [dice(seed, "event late"), dice(seed, "event milliseconds")];
  let count = 0;
  let handedOver = 0;
  const delay = () => {
    const n = handedOver++;
    return late && isLate(n) < late.probability ? between(late.milliseconds, time(n)) : 0;
  };
  return () => {
    const n = count++;
    if (isLost(n) < lost) return [];
    return isRepeated(n) < repeated ? [delay(), delay()] : [delay()];
  };
}

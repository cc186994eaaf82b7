import type { Oddities } from "../sqs/oddities.ts";
import { dice } from "./dice.ts";
import type { FaultPlan } from "./plan.ts";

/** What befalls the messages of one queue, each received message in turn. */
export function messageFaults({ seed, messages = {} }: FaultPlan, queueArn: string): Oddities {
  const { repeated = 0, disordered = 0 } = messages;
  const isRepeated = dice(seed, `message repeated ${queueArn}`);
  const [isDisordered, place] = [dice(seed, `message disordered ${queueArn}`), dice(seed, `message place ${queueArn}`)];
  let received = 0;
  let chosen = 0;
  return {
    isRepeated: () => isRepeated(received++) < repeated,
    place(length) {
      const n = chosen++;
      return isDisordered(n) < disordered ? 1 + Math.floor(place(n) * (length - 1)) : 0;
    },
  };
}

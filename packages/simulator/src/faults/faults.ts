import type { Ask, Caller, Reply, Service } from "../gateway/service.ts";
import type { Access } from "../iam/access.ts";
import type { Functions } from "../lambda/functions.ts";
import type { Oddities } from "../sqs/oddities.ts";
import { callFaults } from "./call-faults.ts";
import { Delays } from "./delays.ts";
import { eventFaults } from "./event-faults.ts";
import { messageFaults } from "./message-faults.ts";
import type { FaultKind, FaultPlan } from "./plan.ts";
import { errorsOf } from "./service-errors.ts";
import { strike } from "./strike.ts";

type Parts = { functions: Functions; access: Access };
export type Faults = {
  /** Carries a call out that IAM allows, unless a fault hits it. */
  answer(service: Service, ask: Ask, caller: Caller, requestId: string): Promise<{ reply: Reply; fault?: FaultKind }>;
  /** Hands an event over: once and at once, unless a fault hits it. How often it comes is the answer. */
  handOver(hand: () => void): number;
  /** What befalls the messages of a queue. */
  odditiesOf(queueArn: string): Oddities;
  /** How many calls and events are held back now. */
  readonly pending: number;
  /** No further fault from now on. What is held back still comes. */
  calm(): void;
  close(): void;
};

/** The faults of a plan; without one, there are none. */
export function openFaults(plan: FaultPlan = { seed: 0 }, { functions, access }: Parts): Faults {
  const delays = new Delays();
  const hitOf = callFaults(plan);
  const delaysOf = eventFaults(plan);
  let isCalm = false;
  return {
    async answer(service, ask, { accessKeyId, sessionToken }, requestId) {
      const { signingName } = service;
      const sandbox = sessionToken === undefined ? undefined : functions.sandboxOf(sessionToken);
      const called = { operation: ask.operation, caller: access.sessionOf(accessKeyId), isProcess: Boolean(sandbox) };
      const hit = isCalm ? undefined : hitOf({ service: signingName, ...called });
      if (!hit) return { reply: await ask.answer() };
      const reply = await strike(hit, {
        ...errorsOf(signingName),
        refuse: ({ code, message, status }) => service.refuse(code, message, status, requestId),
        carryOut: () => ask.answer(),
        kill: () => sandbox?.kill(),
        delays,
      });
      return { reply, fault: hit.what };
    },
    handOver(hand) {
      const times = isCalm ? [0] : delaysOf();
      for (const time of times) {
        if (time === 0) hand();
        else void delays.wait(time).then((isOver) => isOver && hand());
      }
      return times.length;
    },
    odditiesOf(queueArn) {
      const { isRepeated, place } = messageFaults(plan, queueArn);
      return { isRepeated: () => !isCalm && isRepeated(), place: (length) => (isCalm ? 0 : place(length)) };
    },
    get pending() {
      return delays.pending;
    },
    calm() {
      isCalm = true;
    },
    close: () => delays.close(),
  };
}

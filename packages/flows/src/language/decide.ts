import type { Operator } from "../actions/rules.ts";
import { within } from "./limits.ts";
import { named } from "./named.ts";
import { type Reference, type Step, step } from "./step.ts";

/** One comparison and where it leads; the first that holds is taken. */
export type Test<Name extends string> = { next: Name } & (
  | { equals: string }
  | { startsWith: string }
  | { endsWith: string }
  | { contains: string }
  | { moreThan: number }
  | { atLeast: number }
  | { lessThan: number }
  | { atMost: number }
);

/** Goes on by what a reference stands for: by what it equals (`is`), or by the first of some tests that holds (`when`). */
export function compare<Name extends string>(
  value: Reference,
  to: { otherwise: Name } & ({ is: { readonly [value: string]: Name } } | { when: readonly Test<Name>[] }),
) {
  return step<Name>(
    "Compare",
    { ComparisonValue: value },
    {
      next: to.otherwise,
      errors: { NoMatchingCondition: to.otherwise },
      ...("is" in to ? { equals: to.is } : { conditions: to.when.map(condition) }),
    },
  );
}

/** Goes `again` for so many times (0 to 100), then `done` once, and begins anew. */
export function loop<Name extends string>(loop: { times: number | Reference; again: Name; done: Name }) {
  const times = typeof loop.times === "string" ? loop.times : within("times", loop.times, 0, 100);
  return step<Name>(
    "Loop",
    { LoopCount: times },
    { next: loop.done, equals: { ContinueLooping: loop.again, DoneLooping: loop.done } },
  );
}

/** Whether it is within the hours of operation: those named, or without a name those of the queue that is set. */
export function checkHours<Name extends string>(check: { hours?: string; open: Name; closed: Name; error: Name }) {
  return step<Name>(
    "CheckHoursOfOperation",
    { HoursOfOperationId: check.hours === undefined ? undefined : named("hours", check.hours) },
    { next: check.error, errors: { NoMatchingError: check.error }, equals: { True: check.open, False: check.closed } },
  );
}

/** Waits so many seconds; Connect does so in chats, and in calls only in some flows. */
export function wait<Name extends string>(wait: { seconds: number; next: Name; error: Name; customerReturned?: Name }) {
  return step<Name>(
    "Wait",
    {
      TimeLimitSeconds: within("seconds", wait.seconds, 1, 604_800),
      Events: wait.customerReturned === undefined ? undefined : ["CustomerReturned"],
    },
    {
      next: wait.error,
      errors: { NoMatchingError: wait.error },
      equals: { WaitCompleted: wait.next, CustomerReturned: wait.customerReturned },
    },
  );
}

/** Hands the caller over to another flow for good. */
export function transferToFlow<Name extends string>(to: { flow: string; error: Name }) {
  return step<Name>(
    "TransferToFlow",
    { ContactFlowId: named("flows", to.flow) },
    { next: to.error, errors: { NoMatchingError: to.error } },
  );
}

/** Ends a whisper or customer queue flow; the caller stays connected. */
export function endFlow() {
  return step<never>("EndFlowExecution", {}, {});
}

const OPERATOR = {
  equals: "Equals",
  startsWith: "TextStartsWith",
  endsWith: "TextEndsWith",
  contains: "TextContains",
  moreThan: "NumberGreaterThan",
  atLeast: "NumberGreaterOrEqualTo",
  lessThan: "NumberLessThan",
  atMost: "NumberLessOrEqualTo",
} as const satisfies Record<string, Operator>;

function condition<Name extends string>({ next: then, ...test }: Test<Name>): Step<Name>["conditions"][number] {
  const [[kind, operand] = []] = Object.entries(test);
  return { operator: OPERATOR[kind as keyof typeof OPERATOR], operand: String(operand), then };
}

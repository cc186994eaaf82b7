import { type Bound, counted, largestOf, reachedAgain, totalOf } from "../alarms.ts";
import { ofFunction } from "../metrics.ts";
import { HOUR, MINUTE, QUARTER, type Watch } from "./watch.ts";

/** A function as its alarms and graphs know it. */
export type Watched = { name: $util.Output<string>; logGroup: $util.Output<string> };
export type Functions = Record<string, Watched>;

/** Somebody waits for the answer: each is told. */
export const AT_ONCE = counted(1, 5 * MINUTE);
/** Lambda tries such an event twice more, after one minute and two: what is told is not over by itself. */
export const IN_VAIN = counted(2, HOUR);
/** Its messages are there again after six minutes, the sweep after five. */
export const AGAIN_AND_AGAIN = counted(3, QUARTER);

type Hurt = { bound: Bound; hurts: string; whatToDo: string };

const many = ({ threshold, period }: Bound) =>
  threshold === 1 ? "" : ` ${threshold} times or more within ${period / MINUTE} minutes`;

/** One alarm a function, of whom it hurts that it failed or ran out of time. */
export const errors = <Name extends string>(functions: Record<Name, Watched>, hurt: Record<Name, Hurt>) =>
  Object.fromEntries(
    Object.entries<Hurt>(hurt).map(([key, { bound, hurts, whatToDo }]): [string, Watch] => {
      const { name, logGroup } = functions[key as Name];
      return [
        `${key}Errors`,
        {
          name: `${key} errors`,
          metric: ofFunction(name, "Errors"),
          bound,
          happened: $interpolate`The function ${name} failed or ran out of time${many(bound)}.`,
          hurts,
          whatToDo: $interpolate`look for the level ERROR, and for the status timeout, in the log ${logGroup}. AccessDenied is a right that was taken away; an environment that is refused is a setting: mend settings.ts and deploy. ${whatToDo}`,
        },
      ];
    }),
  );

const namesOf = (functions: Functions) =>
  $resolve(Object.values(functions).map(({ name }) => name)).apply((names) => names.join(", "));

/** One alarm for all of a room: the account's functions share what it may run at once. */
export const throttles = (functions: Functions, hurts: string): Watch => ({
  name: "",
  metric: totalOf(Object.values(functions).map(({ name }) => ofFunction(name, "Throttles"))),
  bound: AT_ONCE,
  happened: $interpolate`Lambda did not run a function, since the account runs as many at once as it may, or since somebody reserved none for it: ${namesOf(functions)}.`,
  hurts,
  whatToDo: $interpolate`see \`aws lambda get-account-settings\` for ConcurrentExecutions, which new accounts have few of, and the metric ConcurrentExecutions for what takes them. Stop that, or ask AWS for more in Service Quotas (Lambda, Concurrent executions). See that no reserved concurrency is set on these functions: nothing here sets any.`,
});

/** One alarm for all of a room whose answers somebody waits for, in milliseconds. */
export const slowness = (functions: Functions, { milliseconds, of }: { milliseconds: number; of: string }) => ({
  metric: largestOf(Object.values(functions).map(({ name }) => ofFunction(name, "Duration"))),
  bound: reachedAgain(milliseconds),
  happened: $interpolate`A function took ${milliseconds / 1000} seconds or more, without its cold start, in two of three times five minutes; ${of} One of ${namesOf(functions)}.`,
});

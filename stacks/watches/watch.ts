import { type Bound, type Reckoned, watch } from "../alarms.ts";
import type { Metric } from "../metrics.ts";

type Text = $util.Input<string>;

/** What is told, of what, and how whoever is told at night goes on. */
export type Watch = {
  name: string;
  metric: Metric | Reckoned;
  bound: Bound;
  happened: Text;
  hurts: Text;
  whatToDo: Text;
};

/** An alarm for each, by its logical name; a word is put behind it. */
export const watchEach = (watches: Record<string, Watch>, topic: sst.aws.SnsTopic) =>
  Object.entries(watches).map(([logical, { happened, hurts, whatToDo, ...watched }]) =>
    watch(`${logical}Alarm`, {
      ...watched,
      topic,
      description: $interpolate`${happened} It hurts ${hurts} What to do: ${whatToDo}`,
    }),
  );
export type Alarms = ReturnType<typeof watchEach>;

/** What puts back what somebody changed by hand: a deployment alone compares with what it did last, not with what is there. */
export const putBack = () => `\`npx sst refresh --stage ${$app.stage}\`, then \`npx sst deploy --stage ${$app.stage}\``;

export const MINUTE = 60;
export const HOUR = 60 * MINUTE;
/** A quarter of an hour: three looks of the sweep, and time for a fault of the moment to be over. */
export const QUARTER = 15 * MINUTE;

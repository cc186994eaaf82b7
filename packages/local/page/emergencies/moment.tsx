import { away, moment } from "./when.ts";

type Props = { at: number; timeZone: string | undefined; now: number };

/** A time in the location's own zone, and how far off it is. */
export const Moment = ({ at, timeZone, now }: Props) => (
  <time dateTime={new Date(at).toISOString()}>
    {moment(at, timeZone, now)} <span class="away">({away(at, now)})</span>
  </time>
);

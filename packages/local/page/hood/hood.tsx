import type { DeskTold } from "../../src/console/told/desk.ts";
import { Functions } from "./functions.tsx";
import { Journal } from "./journal.tsx";
import { Limiter } from "./limiter.tsx";
import { Queues } from "./queues.tsx";
import { SwitchedOn, Switches } from "./switches.tsx";
import { Tables } from "./tables.tsx";

/** What the front desk is made of, as it works, and what may go wrong with it. */
export function Hood(_: { desk: DeskTold }) {
  return (
    <div class="hood">
      <SwitchedOn />
      <Queues />
      <div class="stack">
        <Switches />
        <Tables />
      </div>
      <div class="stack">
        <Limiter />
        <Functions />
      </div>
      <Journal />
    </div>
  );
}

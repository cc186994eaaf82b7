import type { DeskTold } from "../../src/console/told/desk.ts";
import { useTopic } from "../feed.ts";
import { Functions } from "./functions.tsx";
import { Journal } from "./journal.tsx";
import { Limiter } from "./limiter.tsx";
import { Queues } from "./queues.tsx";
import { Switches } from "./switches.tsx";
import { Tables } from "./tables.tsx";

const TOPICS = ["queues", "functions", "limiter", "tables", "journal", "switches"];

/** What the front desk is made of, as it works, and what may go wrong with it. */
export function Hood(_: { desk: DeskTold }) {
  // All at once, so that nothing moves when the next thing is known.
  const isTold = TOPICS.map((name) => useTopic(name) !== undefined).every(Boolean);
  if (!isTold) return <p class="quiet">Opening the hood …</p>;
  return (
    <div class="hood">
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

import type { DeskTold } from "../../src/console/told/desk.ts";

/** What runs underneath. */
export function Hood(_: { desk: DeskTold }) {
  return <p class="nothing">To be furnished.</p>;
}

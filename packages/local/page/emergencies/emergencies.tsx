import type { DeskTold } from "../../src/console/told/desk.ts";

/** The emergency board. */
export function Emergencies(_: { desk: DeskTold }) {
  return <p class="nothing">To be furnished.</p>;
}

import { part } from "../language/flow.ts";
import { hangUp, say } from "../language/say-and-ask.ts";

/** How calls about emergencies end, the one of a fault with its sentence. */
export const endings = part()({
  sorry: say("Sorry, something went wrong. Please call again later. Goodbye.", { next: "goodbye" }),
  goodbye: hangUp(),
});

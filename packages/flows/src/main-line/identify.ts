import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, logging, setAttributes } from "../language/invoke-and-set.ts";
import { hangUp, say } from "../language/say-and-ask.ts";

/** Lets in who is known, by name, and says goodbye to all others. */
export const identify = part<"emergency">()({
  log: logging({ enabled: true, next: "who" }),
  who: invoke({ function: "IdentifyCaller", within: 8, next: "known", error: "unknown for now" }),
  known: compare("$.External.authorised", { is: { true: "remember" }, otherwise: "unauthorised" }),
  unauthorised: say("Sorry, you are not authorised to use this line. Goodbye.", { next: "goodbye" }),
  "unknown for now": say("Sorry, we cannot look up your number at the moment. Please call again later. Goodbye.", {
    next: "goodbye",
  }),
  // What may be blank is no attribute: AWS does not say what becomes of it.
  remember: setAttributes(
    { firstname: "$.External.firstname", operator: "$.External.operator" },
    { next: "welcome", error: "sorry" },
  ),
  // No full stop after a reference: it could be read as part of its path.
  welcome: say("Welcome, $.External.firstname $.External.lastname", { next: "emergency" }),
  sorry: say("Sorry, something went wrong. Please call again later. Goodbye.", { next: "goodbye" }),
  goodbye: hangUp(),
});

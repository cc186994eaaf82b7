import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke } from "../language/invoke-and-set.ts";
import { menu, say } from "../language/say-and-ask.ts";

/** The state of the instances: how many of each, their names a page at a time. */
export const states = part<"menu" | "sorry">()({
  states: invoke({ function: "InstanceStates", within: 8, next: "any instances", error: "no states" }),
  "any instances": compare("$.External.listed", { is: { none: "no instances" }, otherwise: "tell states" }),
  "no instances": say("There are no instances in this region.", { next: "menu" }),
  "no states": say("The state of the instances cannot be read at the moment. Please try again later.", {
    next: "menu",
  }),
  // Good for any number: no singular and no plural.
  "tell states": say("Instances: $.External.running running and $.External.stopped stopped. $.External.speech", {
    next: "more states",
  }),
  "more states": compare("$.External.more", { is: { true: "hear the rest" }, otherwise: "menu" }),
  "hear the rest": menu({
    say: "To hear more, press 1. To go back to the menu, press 2.",
    within: 6,
    keys: { "1": "next states" },
    silence: "menu",
    otherwise: "menu",
    error: "sorry",
  }),
  "next states": invoke({
    function: "InstanceStates",
    within: 8,
    with: { page: "$.External.next" },
    next: "tell the rest",
    error: "no states",
  }),
  "tell the rest": say("$.External.speech", { next: "more states" }),
});

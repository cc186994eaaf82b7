import { compare, loop } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { menu, say } from "../language/say-and-ask.ts";

const OFFER = "To hear the state of the instances, press 1. To talk to an agent, press 2.";
const common = { within: 6, silence: "once more", otherwise: "no such key", error: "sorry" } as const;

/** What the line offers; only operators are offered the third. Whoever says nothing is asked again, twice. */
export const menus = part<"states" | "agent" | "offer" | "only operators" | "sorry" | "goodbye">()({
  menu: compare("$.Attributes.operator", { is: { true: "operator's menu" }, otherwise: "caller's menu" }),
  "caller's menu": menu({
    ...common,
    say: OFFER,
    keys: { "1": "states", "2": "agent", "3": "only operators" },
  }),
  "operator's menu": menu({
    ...common,
    say: `${OFFER} To start or stop an instance, press 3.`,
    keys: { "1": "states", "2": "agent", "3": "offer" },
  }),
  "no such key": say("That is not one of the keys.", { next: "once more" }),
  "once more": loop({ times: 2, again: "menu", done: "too often" }),
  "too often": say("We could not understand you. Please call again. Goodbye.", { next: "goodbye" }),
});

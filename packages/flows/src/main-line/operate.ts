import { compare, loop } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, setAttributes } from "../language/invoke-and-set.ts";
import { collect, menu, say } from "../language/say-and-ask.ts";

const pick = { within: 8, most: 1, next: "picked", error: "sorry" } as const;

/** An instance is picked by its key, its name and state are heard, and only what is confirmed is done. */
export const operate = part<"menu" | "sorry">()({
  offer: invoke({ function: "OfferInstances", within: 8, next: "any offered", error: "no operation" }),
  "any offered": compare("$.External.listed", {
    is: { some: "keep offer", none: "nothing to operate" },
    otherwise: "only operators",
  }),
  // A key means what was heard, whatever the instances do meanwhile: the ids are kept, in the order of the keys.
  "keep offer": setAttributes(
    { offered: "$.External.ids", page: "$.External.next" },
    { next: "more offered", error: "sorry" },
  ),
  "more offered": compare("$.External.more", { is: { true: "pick or more" }, otherwise: "pick" }),
  pick: collect({ ...pick, say: "$.External.speech To go back to the menu, press 0." }),
  "pick or more": collect({ ...pick, say: "$.External.speech For more, press 9. To go back to the menu, press 0." }),
  picked: compare("$.StoredCustomerInput", {
    is: { "0": "menu", "9": "next offer", Timeout: "pick again" },
    otherwise: "choose",
  }),
  "pick again": loop({ times: 2, again: "offer", done: "menu" }),
  "next offer": invoke({
    function: "OfferInstances",
    within: 8,
    with: { page: "$.Attributes.page" },
    next: "any offered",
    error: "no operation",
  }),
  choose: invoke({
    function: "ChooseInstance",
    within: 8,
    with: { key: "$.StoredCustomerInput", ids: "$.Attributes.offered" },
    next: "can",
    error: "no operation",
  }),
  can: compare("$.External.can", {
    is: { start: "confirm", stop: "confirm", wait: "changing" },
    otherwise: "not there",
  }),
  "not there": say("That is none of the instances that you may operate.", { next: "pick again" }),
  changing: say("$.External.name is $.External.state at the moment. Please try again in a minute.", { next: "menu" }),
  confirm: menu({
    say: "$.External.name is $.External.state now. To $.External.can it, press 1. To leave it as it is, press 2.",
    within: 8,
    keys: { "1": "switch" },
    silence: "left",
    otherwise: "left",
    error: "sorry",
  }),
  left: say("It is left as it is.", { next: "menu" }),
  switch: invoke({
    function: "SwitchInstance",
    within: 8,
    with: { id: "$.External.id", to: "$.External.can" },
    next: "switched",
    error: "unsure",
  }),
  switched: compare("$.External.outcome", { is: { refused: "only operators" }, otherwise: "tell switched" }),
  "tell switched": say("$.External.speech", { next: "menu" }),
  // The request may have come through: nothing is promised.
  unsure: say("We cannot tell whether that was done. Press 1 to hear the state of the instances.", { next: "menu" }),
  "nothing to operate": say("There is no instance that may be started or stopped by telephone.", { next: "menu" }),
  "only operators": say("Only operators may start and stop instances.", { next: "menu" }),
  "no operation": say("The instances cannot be reached at the moment. Nothing was done.", { next: "menu" }),
});

import { compare } from "../language/decide.ts";
import { flow, part } from "../language/flow.ts";
import { invoke, logging } from "../language/invoke-and-set.ts";
import { menu, say } from "../language/say-and-ask.ts";
import { chooseLocation } from "./choose-location.ts";
import type { EmergencyType } from "./emergency-type.ts";
import { endings } from "./endings.ts";
import { notice } from "./notice.ts";

/** What customers hear of a location, in normal operation and in an emergency. */
export const emergencyDemo = (settings: { locations: readonly string[]; types: readonly EmergencyType[] }) =>
  flow({
    name: "Emergency_Demo",
    type: "CONTACT_FLOW",
    description: "Customers: normal operation or an emergency, by location",
    start: "log",
    steps: {
      ...chooseLocation(settings.locations, { times: 3 }),
      ...customer,
      ...notice({ types: settings.types, location: { at: "$.Attributes.Center" }, next: "another" }),
      ...endings,
    },
  });

const customer = part<"locations 1" | "notice" | "goodbye" | "sorry">()({
  log: logging({ enabled: true, next: "welcome" }),
  welcome: say("Thank you for calling.", { next: "locations 1" }),
  check: invoke({
    function: "CheckEmergency",
    within: 8,
    with: { Center: "$.Attributes.Center" },
    next: "state",
    error: "no state",
  }),
  state: compare("$.External.state", {
    is: { emergency: "notice", normal: "normal", never: "normal" },
    otherwise: "no state",
  }),
  normal: say("$.Attributes.Center is in normal operation.", { next: "another" }),
  "no state": say("We cannot tell at the moment whether $.Attributes.Center is in normal operation.", {
    next: "another",
  }),
  another: menu({
    say: "To hear of another location, press 1. To end this call, press 2.",
    within: 8,
    keys: { "1": "locations 1" },
    silence: "end",
    otherwise: "end",
    error: "sorry",
  }),
  end: say("Thank you. Goodbye.", { next: "goodbye" }),
});

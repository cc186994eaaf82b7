import { flow, part } from "../language/flow.ts";
import { logging, setAttributes } from "../language/invoke-and-set.ts";
import { hangUp, say } from "../language/say-and-ask.ts";
import { change } from "./change.ts";
import { chooseEmergency } from "./choose-emergency.ts";
import { chooseLocation } from "./choose-location.ts";
import { ALL, type EmergencyType } from "./emergency-type.ts";
import { hearState } from "./hear-state.ts";

type Settings = { locations: readonly string[]; types: readonly EmergencyType[]; mostHours: number };

/** An administrator hears the state of a location, or of all, and sets or removes its emergency. */
export const emergencyUpdate = ({ locations, types, mostHours }: Settings) =>
  flow({
    name: "Emergency_Update",
    type: "CONTACT_FLOW",
    description: "Administrators of emergency messages: the state of a location, setting and removing an emergency",
    start: "log",
    steps: {
      ...chooseLocation<"all locations">(locations, {
        also: (location) => ({ EmergencyPlace: location }),
        zero: { say: "For all locations, press 0.", next: "all locations" },
      }),
      ...frame,
      ...hearState,
      ...chooseEmergency({ types, mostHours }),
      ...change,
    },
  });

const frame = part<"locations 1" | "check">()({
  log: logging({ enabled: true, next: "locations 1" }),
  "all locations": setAttributes({ Center: ALL, EmergencyPlace: "all locations" }, { next: "check", error: "sorry" }),
  refused: say("You may not change emergency messages on this call. Goodbye.", { next: "goodbye" }),
  "too often": say("We have heard no key that we know. Please call again. Goodbye.", { next: "goodbye" }),
  sorry: say("Sorry, something went wrong. Please call again later. Goodbye.", { next: "goodbye" }),
  goodbye: hangUp(),
});

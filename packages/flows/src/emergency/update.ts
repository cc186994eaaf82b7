import { flow, generated, part } from "../language/flow.ts";
import { logging, setAttributes } from "../language/invoke-and-set.ts";
import { say } from "../language/say-and-ask.ts";
import { change } from "./change.ts";
import { chooseEmergency } from "./choose-emergency.ts";
import { chooseLocation } from "./choose-location.ts";
import { ALL, type EmergencyType } from "./emergency-type.ts";
import { endings } from "./endings.ts";
import { hearState } from "./hear-state.ts";
import { PATIENCE } from "./patient-menu.ts";

type Settings = { locations: readonly string[]; types: readonly EmergencyType[]; mostHours: number };

/** An administrator hears the state of a location, or of all, and sets or removes its emergency. */
export const emergencyUpdate = ({ locations, types, mostHours }: Settings) =>
  flow({
    name: "Emergency_Update",
    type: "CONTACT_FLOW",
    description: "Administrators of emergency messages: the state of a location, setting and removing an emergency",
    start: "log",
    steps: {
      ...begin,
      ...chooseLocation<"all locations">(locations, {
        times: PATIENCE,
        also: (location) => ({ EmergencyPlace: location }),
        ...(locations.length > 1 && { zero: { say: "For all locations, press 0.", next: "all locations" } }),
      }),
      // One location alone is all of them.
      ...generated<"all locations", "check" | "sorry">(locations.length > 1 ? all : {}),
      ...hearState,
      ...chooseEmergency({ types, mostHours }),
      ...change,
      ...endings,
    },
  });

const begin = part<"locations 1" | "goodbye">()({
  log: logging({ enabled: true, next: "which location" }),
  "which location": say("Which location?", { next: "locations 1" }),
  refused: say("You may not change emergency messages on this call. Goodbye.", { next: "goodbye" }),
});

const all = part<"check" | "sorry">()({
  "all locations": setAttributes({ Center: ALL, EmergencyPlace: "all locations" }, { next: "check", error: "sorry" }),
});

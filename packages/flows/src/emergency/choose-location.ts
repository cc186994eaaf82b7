import { loop } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { setAttributes } from "../language/invoke-and-set.ts";
import { exact } from "../language/plain.ts";
import { say } from "../language/say-and-ask.ts";
import { pagedMenu } from "./paged-menu.ts";

/** The contact's `Center` is the location that was picked, from as many pages as there have to be; 0 is the menu's own. */
export const chooseLocation = <Exit extends string = never>(
  locations: readonly string[],
  { also, zero }: { also?(location: string): Record<string, string>; zero?: { say: string; next: Exit } } = {},
) => ({
  ...pagedMenu<"locations", "check" | "sorry" | "no such location" | "locations again" | Exit>({
    name: "locations",
    option: "location",
    options: locations.map((location) => ({
      spoken: location,
      step: setAttributes({ Center: exact(location), ...also?.(location) }, { next: "check", error: "sorry" }),
    })),
    ...(zero && { zero }),
    silence: "locations again",
    otherwise: "no such location",
    error: "sorry",
  }),
  ...part<"locations 1" | "too often">()({
    "no such location": say("That is not one of the keys.", { next: "locations again" }),
    "locations again": loop({ times: 3, again: "locations 1", done: "too often" }),
  }),
});

import { part } from "../language/flow.ts";
import { setAttributes } from "../language/invoke-and-set.ts";
import { exact } from "../language/plain.ts";
import { say } from "../language/say-and-ask.ts";
import { pagedMenu } from "./paged-menu.ts";

/**
 * The contact's `Center` is the location that was picked, from as many pages as there have to be, each asked again so many
 * `times`; 0 is the menu's own.
 */
export const chooseLocation = <Exit extends string = never>(
  locations: readonly string[],
  more: { times: number; also?(location: string): Record<string, string>; zero?: { say: string; next: Exit } },
) => ({
  ...pagedMenu<"locations", "check" | "sorry" | "too often" | Exit>({
    name: "locations",
    option: "location",
    options: locations.map((location) => ({
      spoken: location,
      step: setAttributes({ Center: exact(location), ...more.also?.(location) }, { next: "check", error: "sorry" }),
    })),
    ...(more.zero && { zero: more.zero }),
    times: more.times,
    tooOften: "too often",
    error: "sorry",
  }),
  ...part<"goodbye">()({
    "too often": say("We have heard no key that we know. Please call again. Goodbye.", { next: "goodbye" }),
  }),
});

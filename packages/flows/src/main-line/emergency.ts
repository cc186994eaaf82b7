import type { EmergencyType } from "../emergency/emergency-type.ts";
import { notice } from "../emergency/notice.ts";
import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke } from "../language/invoke-and-set.ts";
import { exact } from "../language/plain.ts";

/** Whoever calls in an emergency of the line's location hears so first; a check that fails keeps nobody from the menu. */
export const emergency = ({ location, types }: { location: string; types: readonly EmergencyType[] }) => ({
  ...part<"notice" | "menu">()({
    // Shorter than others: the caller waits for it on every call.
    emergency: invoke({
      function: "CheckEmergency",
      within: 5,
      with: { Center: exact(location) },
      next: "is emergency",
      error: "menu",
    }),
    "is emergency": compare("$.External.state", { is: { emergency: "notice" }, otherwise: "menu" }),
  }),
  ...notice({ types, location, next: "menu" }),
});

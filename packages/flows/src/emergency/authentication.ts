import { flow, part } from "../language/flow.ts";
import { logging } from "../language/invoke-and-set.ts";
import { say } from "../language/say-and-ask.ts";
import { endings } from "./endings.ts";
import { keyPin } from "./key-pin.ts";
import { sendPin } from "./send-pin.ts";

/**
 * Administrators prove by a one-time PIN that they hold their phone, and go on to Emergency_Update. A PIN has `pinLength`
 * digits, and its first is awaited for `entrySeconds`.
 */
export const emergencyAuthentication = (pin: { pinLength: number; entrySeconds: number }) =>
  flow({
    name: "Emergency_Authentication",
    type: "CONTACT_FLOW",
    description: "Administrators of emergency messages: a PIN by text message to a designated mobile",
    start: "log",
    steps: { ...begin, ...sendPin, ...keyPin(pin), ...endings },
  });

const begin = part<"no PIN yet">()({
  log: logging({ enabled: true, next: "welcome" }),
  // While a PIN is sent, nobody shall think that the line is dead.
  welcome: say("Emergency messages. One moment please.", { next: "no PIN yet" }),
});

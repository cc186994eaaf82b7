import { compare, loop, transferToFlow } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke } from "../language/invoke-and-set.ts";
import { collect, menu, say } from "../language/say-and-ask.ts";

/** Seconds in which one looks up the next digit in the message that has just come. */
const BETWEEN_DIGITS = 10;

const judged = { function: "VerifyPin", within: 8, with: { pin: "$.StoredCustomerInput" }, next: "verified" } as const;

/** The PIN is keyed, encrypted before the flow sees it, and judged; whoever has proved to hold the phone goes on to the change. */
export const keyPin = ({ pinLength, entrySeconds }: { pinLength: number; entrySeconds: number }) =>
  part<"send" | "sorry" | "goodbye">()({
    "key PIN": collect({
      say: `We have sent a PIN to this phone in a text message. Please key its ${pinLength} digits.`,
      within: entrySeconds,
      betweenDigits: Math.min(BETWEEN_DIGITS, entrySeconds),
      most: pinLength,
      encryptedBy: "Pins",
      next: "keyed",
      error: "sorry",
    }),
    keyed: compare("$.StoredCustomerInput", { is: { Timeout: "not keyed" }, otherwise: "verify" }),
    verify: invoke({ ...judged, error: "one moment more" }),
    "one moment more": say("One moment please.", { next: "verify again" }),
    // The same entry has the same answer: a PIN that was right is not used up by an answer that was lost.
    "verify again": invoke({ ...judged, error: "not verified" }),
    verified: compare("$.External.outcome", {
      is: { match: "match", mismatch: "mismatch", locked: "locked", silent: "not keyed" },
      otherwise: "not verified",
    }),
    match: say("Thank you.", { next: "update" }),
    update: transferToFlow({ flow: "EmergencyUpdate", error: "sorry" }),
    mismatch: say("That PIN is wrong or no longer valid.", { next: "once more" }),
    locked: say("Too many wrong PINs have been keyed. Goodbye.", { next: "goodbye" }),
    "not keyed": say("We have not heard a PIN.", { next: "once more" }),
    "not verified": say("The PIN cannot be verified at the moment.", { next: "once more" }),
    choice: menu({
      say: "To key the PIN now, press 1. To get a new PIN, press 2.",
      within: 8,
      keys: { "1": "key PIN", "2": "send" },
      silence: "once more",
      otherwise: "no such key",
      error: "sorry",
    }),
    "no such key": say("That is not one of the keys.", { next: "once more" }),
    // Whatever comes between: a call ends by itself.
    "once more": loop({ times: 5, again: "choice", done: "too often" }),
    "too often": say("We have to end this call. Please call again. Goodbye.", { next: "goodbye" }),
  });

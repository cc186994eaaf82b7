import { compare, loop, transferToFlow } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke } from "../language/invoke-and-set.ts";
import { collect, say } from "../language/say-and-ask.ts";

/**
 * Seconds in which one looks up the next digit in the message that has just come, as many as Connect allows: a PIN that begins
 * with 0 and stands still after it cannot be told from the 0 that asks for a new one.
 */
const BETWEEN_DIGITS = 20;

const judged = { function: "VerifyPin", within: 8, with: { pin: "$.StoredCustomerInput" }, next: "verified" } as const;

/**
 * The PIN is keyed, encrypted before the flow sees it, and judged; whoever has proved to hold the phone goes on to the change.
 * Every question after the PIN was sent is encrypted: it may be keyed late. So a new one is asked for by a key among them, 0.
 */
export function keyPin({ pinLength, entrySeconds }: { pinLength: number; entrySeconds: number }) {
  const key = (say: string) =>
    collect<"keyed" | "sorry">({
      say,
      within: entrySeconds,
      betweenDigits: BETWEEN_DIGITS,
      most: pinLength,
      endedBy: "#",
      encryptedBy: "Pins",
      next: "keyed",
      error: "sorry",
    });
  return part<"send" | "sorry" | "goodbye">()({
    "key PIN": key(`We have sent a PIN to this phone in a text message. Please key its ${pinLength} digits.`),
    "key new PIN": key(`We have sent a new PIN. Earlier ones are no longer valid. Please key its ${pinLength} digits.`),
    "key PIN again": key(`Please key the ${pinLength} digits, or 0 and the hash key for a new PIN.`),
    "key last PIN": key("No more PINs can be sent in this hour. Please key the last one that came."),
    keyed: compare("$.StoredCustomerInput", { is: { Timeout: "not keyed" }, otherwise: "verify" }),
    verify: invoke({ ...judged, error: "one moment more" }),
    "one moment more": say("One more moment please.", { next: "verify again" }),
    // The same entry has the same answer: a PIN that was right is not used up by an answer that was lost.
    "verify again": invoke({ ...judged, error: "not verified" }),
    verified: compare("$.External.outcome", {
      is: { match: "match", mismatch: "mismatch", locked: "locked", silent: "not keyed", another: "another PIN" },
      otherwise: "not verified",
    }),
    match: say("Thank you.", { next: "update" }),
    update: transferToFlow({ flow: "EmergencyUpdate", error: "sorry" }),
    mismatch: say("That PIN is wrong or no longer valid.", { next: "once more" }),
    locked: say("Too many wrong PINs have been keyed. Please call again for a new PIN. Goodbye.", { next: "goodbye" }),
    "not keyed": say("We have not heard a PIN.", { next: "once more" }),
    "not verified": say("The PIN cannot be verified at the moment.", { next: "once more" }),
    // Whatever comes between: a call ends by itself.
    "once more": loop({ times: 5, again: "key PIN again", done: "too often" }),
    // Apart from slips, so that the last PIN can be keyed once no more are sent.
    "another PIN": loop({ times: 10, again: "send", done: "too often" }),
    "too often": say("We have to end this call. Please call again. Goodbye.", { next: "goodbye" }),
  });
}

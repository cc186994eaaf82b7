import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, setAttributes } from "../language/invoke-and-set.ts";
import { say } from "../language/say-and-ask.ts";

const pin = { function: "OneTimePin", within: 8, with: { after: "$.Attributes.PinSends" }, next: "was sent" } as const;

/** A PIN is sent to the caller's phone, if it is an administrator's mobile; a later one replaces it. */
export const sendPin = part<"key PIN" | "key new PIN" | "key last PIN" | "sorry" | "goodbye">()({
  "no PIN yet": setAttributes({ PinSends: "0" }, { next: "send", error: "sorry" }),
  send: invoke({ ...pin, error: "one moment" }),
  "one moment": say("One more moment please.", { next: "send again" }),
  // With the same count, so that a PIN that was sent before the function failed is not sent twice.
  "send again": invoke({ ...pin, error: "undelivered" }),
  "was sent": compare("$.External.outcome", {
    is: { sent: "count PIN", unlisted: "unlisted", landline: "landline", limited: "no more PINs" },
    otherwise: "undelivered",
  }),
  "count PIN": setAttributes({ PinSends: "$.External.sends" }, { next: "which PIN", error: "sorry" }),
  "which PIN": compare("$.Attributes.PinSends", { is: { "1": "key PIN" }, otherwise: "key new PIN" }),
  // The last one that was sent may be valid still.
  "no more PINs": compare("$.Attributes.PinSends", { is: { "0": "limited" }, otherwise: "key last PIN" }),
  unlisted: say(
    "Emergency messages cannot be changed from this phone. Please call back from your designated phone, with its number shown. Goodbye.",
    { next: "goodbye" },
  ),
  landline: say(
    "The administrator's phone number that is configured is not a mobile phone. Please have it fixed and try again. Goodbye.",
    { next: "goodbye" },
  ),
  limited: say("Too many PINs have been asked for. Please try again in an hour. Goodbye.", { next: "goodbye" }),
  undelivered: say("The PIN could not be sent to this phone. Please try again later. Goodbye.", { next: "goodbye" }),
});

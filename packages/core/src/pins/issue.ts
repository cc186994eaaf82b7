import type { Clock } from "../clock.ts";
import type { Carriers } from "./carriers.ts";
import { drawPin, type Random } from "./draw.ts";
import { mayBeSent, type SendLimits } from "./limits.ts";
import { isSameMac, type Mac } from "./mac.ts";
import { type Mobility, mobility } from "./mobile.ts";
import type { Drawn, Pin, Pins } from "./pins.ts";
import type { Sends } from "./sends.ts";
import { pinText } from "./text.ts";
import type { Texts } from "./texts.ts";

export type PinRequest = {
  contactId: string;
  /** E.164, of whoever calls. */
  number: string;
  /** The number that was called, where the telephone tells it. */
  line: string | undefined;
  /** How many PINs the contact had had when it asked: what tells a request that is repeated from the next. */
  after: number;
};
export type Issuing = {
  pins: Pick<Pins, "find" | "put" | "redraw" | "markSent">;
  sends: Sends;
  carriers: Carriers;
  mac: Mac;
  texts: Texts;
  random: Random;
  clock: Pick<Clock, "now">;
  /** Digits. */
  length: number;
  lifeSeconds: number;
  limits: SendLimits;
};
export type Issued = Pick<Mobility, "lookUpFailed"> & {
  /** `limited` by number or line; `undelivered` where the number takes no texts, with why as `code`. */
  outcome: "sent" | "landline" | "limited" | "undelivered";
  code?: string;
  /** How many PINs the contact has had now. */
  sends: number;
};

/**
 * Sends a contact a PIN, which takes the place of the one before. A request that comes again, as Connect repeats it after a
 * fault, is counted once and sends nothing if its text has gone out; if that is not known, it sends another PIN, and the text
 * that may have gone out is worth nothing.
 *
 * Of runs that begin at the same time one sends, and all answer `sent`. What is left of such races: a run that comes between
 * another's write and its text cannot know whether that one was cut off, and sends as well, so that the text that arrives last
 * may be the one that is worth nothing; and where the one run that sends is cut off, no text comes. The caller asks for
 * another PIN then.
 */
export async function issue(request: PinRequest, issuing: Issuing): Promise<Issued> {
  const { contactId, number, after } = request;
  const { pins, texts, lifeSeconds } = issuing;
  const send = after + 1;
  const standing = await standingFor(request, issuing);
  if (standing && isSent(standing, send)) return { outcome: "sent", sends: standing.send };
  const { mobile, ...known } = await mobility(number, issuing);
  if (!mobile) return { outcome: "landline", sends: after };
  if (!(await mayBeSent({ ...request, send }, issuing))) return { ...known, outcome: "limited", sends: after };
  const kept = await keepOne(request, standing, issuing);
  if ("sentAlready" in kept) return { ...known, outcome: "sent", sends: kept.sentAlready };
  const taken = await texts.send({ to: number, message: pinText({ pin: kept.pin, lifeSeconds }) });
  if (!taken.taken) return { ...known, outcome: "undelivered", code: taken.code, sends: send };
  await pins.markSent(contactId, kept.drawn);
  return { ...known, outcome: "sent", sends: send };
}

type Kept = { pin: string; drawn: Drawn } | { sentAlready: number };

/** Draws a PIN and keeps its code, unless another run of the request, or a later request, does so at the same time. */
async function keepOne(request: PinRequest, standing: Pin | undefined, issuing: Issuing): Promise<Kept> {
  const { contactId, number, after } = request;
  const { pins, mac, random, clock, length, lifeSeconds } = issuing;
  const send = after + 1;
  const pin = drawPin(length, random);
  const code = await mac({ contactId, number, pin });
  const drawn = { number, send, mac: code, validUntil: clock.now() + lifeSeconds * 1000 };
  const begun = standing?.send === send ? standing : undefined;
  if (await (begun ? pins.redraw(contactId, drawn, begun) : pins.put(contactId, drawn))) return { pin, drawn };
  const kept = await standingFor(request, issuing);
  // A write whose answer is lost is tried again, and then finds itself in the way.
  if (kept && isSameMac(kept.mac, code)) return { pin, drawn };
  return { sentAlready: kept?.send ?? send };
}

/** A PIN of another number is none of this one's. */
async function standingFor({ contactId, number }: PinRequest, { pins }: Pick<Issuing, "pins">) {
  const standing = await pins.find(contactId);
  return standing?.number === number ? standing : undefined;
}

/** Whether the text of this send has gone out, or of a later one. Whoever was verified by a PIN has got its text. */
const isSent = (standing: Pin, send: number): boolean =>
  standing.send > send ||
  (standing.send === send && (standing.sentAt !== undefined || standing.verifiedBy !== undefined));

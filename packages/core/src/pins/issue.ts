import type { Clock } from "../clock.ts";
import type { Carriers } from "./carriers.ts";
import { drawPin, type Random } from "./draw.ts";
import { mayBeSent, type SendLimits } from "./limits.ts";
import type { Mac } from "./mac.ts";
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
  /** `limited` by number or line; `undelivered` where the number takes no texts. */
  outcome: "sent" | "landline" | "limited" | "undelivered";
  /** How many PINs the contact has had now. */
  sends: number;
};

/** Of requests that run at the same time, each loses to another once at most, unless they are many. */
const ROUNDS = 5;

/**
 * Sends a contact a PIN, which takes the place of the one before. A request that comes again, as Connect repeats it after a
 * fault, is counted once and sends nothing if its text has gone out; if that is not known, it sends another PIN, and the text
 * that may have gone out is worth nothing.
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
  if (taken === "refused") return { ...known, outcome: "undelivered", sends: send };
  await pins.markSent(contactId, kept.drawn);
  return { ...known, outcome: "sent", sends: send };
}

type Kept = { pin: string; drawn: Drawn } | { sentAlready: number };

/** Draws a PIN and keeps its code, unless another run of the request, or a later request, has sent one meanwhile. */
async function keepOne(request: PinRequest, found: Pin | undefined, issuing: Issuing): Promise<Kept> {
  const { contactId, number, after } = request;
  const { pins, mac, random, clock, length, lifeSeconds } = issuing;
  const send = after + 1;
  let standing = found;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (standing && isSent(standing, send)) return { sentAlready: standing.send };
    const pin = drawPin(length, random);
    const code = await mac({ contactId, number, pin });
    const drawn = { number, send, mac: code, validUntil: clock.now() + lifeSeconds * 1000 };
    const begun = standing?.send === send ? standing : undefined;
    if (await (begun ? pins.redraw(contactId, drawn, begun) : pins.put(contactId, drawn))) return { pin, drawn };
    standing = await standingFor(request, issuing);
  }
  throw new Error(`too many requests for one PIN run at the same time, contact ${contactId}`);
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

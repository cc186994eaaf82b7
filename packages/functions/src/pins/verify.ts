import { e164 } from "@frontdesk/core/callers/number.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { kmsEntryKey } from "@frontdesk/core/pins/entry-key.ts";
import { kmsMac } from "@frontdesk/core/pins/mac-kms.ts";
import { digestOf, openEntry } from "@frontdesk/core/pins/open-entry.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { verify } from "@frontdesk/core/pins/verify.ts";
import * as z from "zod/mini";
import { kmsOnTheLine } from "../aws/kms-on-the-line.ts";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { flat, flowEvent } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";

const told = environment("PINS", "PIN_KEY", "PIN_TRIES", "SECURITY_KEY", "ENTRY_KEY");
const opening = {
  entryKey: kmsEntryKey({ client: kmsOnTheLine, encrypted: told.ENTRY_KEY }),
  securityKey: told.SECURITY_KEY,
};
const verifying = {
  pins: dynamoPins({ client: dynamoOnTheLine, table: told.PINS, clock }),
  mac: kmsMac({ client: kmsOnTheLine, key: told.PIN_KEY }),
  clock,
  tries: told.PIN_TRIES,
};
const CODES = { mismatch: "WrongPin", locked: "PinLocked" };
const Parameters = z.object({ pin: z.string().check(z.maxLength(8192)) });

/** A flow asks whether what the caller keyed in, which it cannot read itself, is the PIN. */
export const handler = observed("pins", async (event: unknown) => {
  const { contactId, callerId, parameters } = flowEvent(event, Parameters);
  const pin = await openEntry(parameters.pin, opening);
  if (!pin) {
    log.info("no PIN was keyed in", { contactId, outcome: "silent" });
    return flat({ outcome: "silent" });
  }
  const guess = { contactId, number: e164(callerId), entry: digestOf(parameters.pin), pin };
  const outcome = await verify(guess, verifying);
  if (outcome === "match") log.info("a PIN was right", { contactId, outcome });
  else if (outcome === "another") log.info("another PIN is wanted", { contactId, outcome });
  else log.warn("a PIN was not right", { contactId, outcome, code: CODES[outcome] });
  if (outcome !== "another") count("pins", outcome === "match" ? "PinsRight" : "PinsWrong");
  return flat({ outcome });
});

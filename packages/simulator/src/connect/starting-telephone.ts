import { createPublicKey } from "node:crypto";
import { ContactFlowType } from "@aws-sdk/client-connect";
import { IANAZone } from "luxon";
import * as z from "zod";

const name = z.string().min(1);
/** As in `instance.ts`: without one it comes from the name. */
const id = z.uuid().optional();

/** An offset such as `+10:00` is one to the runtime, not to Connect. */
const timeZone = z
  .string()
  .refine((zone) => !zone.includes(":") && IANAZone.isValidZone(zone), "an IANA time zone, such as Australia/Sydney");
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time of the day from 00:00 to 23:59");

/** https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateHoursOfOperation.html */
export const startingHours = z.strictObject({
  name,
  id,
  timeZone,
  /** Ranges of opening hours; one that ends at or before its start ends on the next day. */
  config: z
    .array(
      z.strictObject({
        day: z.enum(["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]),
        start: time,
        end: time,
      }),
    )
    .max(100),
});

export const startingFlow = z.strictObject({
  name,
  id,
  type: z.enum(ContactFlowType).default("CONTACT_FLOW"),
  /** The Flow language's JSON, as the console exports it. What is in it only the telephone reads. */
  content: z.string().max(256_000).refine(isObject, "the Flow language's JSON, an object as text"),
});

export const startingNumber = z.strictObject({
  number: z.string().regex(/^\+[1-9]\d{1,14}$/, "an E.164 number, such as +61255501234"),
  /** By name: what a caller reaches. */
  flow: name,
});

/**
 * For what callers key and flows encrypt. The id is free text, as an association's is.
 * https://docs.aws.amazon.com/connect/latest/APIReference/API_SecurityKey.html
 */
export const startingSecurityKey = z.strictObject({
  id: z.string().min(1).max(100).optional(),
  key: z.string().max(1024).refine(isRsaKey, "an RSA public key in PEM, which begins with BEGIN PUBLIC KEY"),
});

/** ⚠ AWS names no algorithm; its guide's example is RSA, and what Connect makes of keyed digits can be nothing else. */
function isRsaKey(text: string): boolean {
  if (!text.startsWith("-----BEGIN PUBLIC KEY-----")) return false;
  try {
    return createPublicKey(text).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

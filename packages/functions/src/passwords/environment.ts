import { type Country, isCountry } from "@frontdesk/core/callers/number.ts";
import * as z from "zod/mini";
import { environmentOf, json, optional } from "../environment.ts";

/** Where people are looked for, and by which names their entries have what is asked of them. */
function directory() {
  const text = z.string().check(z.minLength(1));
  return z.object({
    servers: z.array(z.url({ protocol: /^ldaps$/ })).check(z.minLength(1)),
    serverName: z.optional(text),
    base: text,
    serviceAccount: text,
    attributes: z.object({ birthDate: text, startMonth: text, mobile: text }),
    protectedGroups: z.array(text),
    country: z.optional(z.custom<Country>((value) => typeof value === "string" && isCountry(value))),
  });
}

function resetLimits() {
  const positive = z.int().check(z.positive());
  return z.object({ perAccount: positive, perCaller: positive, withoutNumber: positive, lockMinutes: positive });
}

/** What the stacks tell of password resets; its own, since countries come with every numbering plan. */
export const environment = environmentOf({
  DIRECTORY: () => json(directory()),
  /** PEM of the authorities of the directory's servers; absent or blank for those that the system knows. */
  DIRECTORY_CA: optional,
  /** The service account's password as KMS encrypted it, in base64; absent or blank until somebody has set it. */
  DIRECTORY_PASSWORD: () => z._default(z.base64(), ""),
  /** The table of attempts to reset a password. */
  RESET_ATTEMPTS: () => z.string().check(z.minLength(1)),
  RESET_LIMITS: () => json(resetLimits()),
  START_MONTH: () => z.enum(["month", "month and year"]),
  SECOND_FACTOR: () => z.enum(["none", "caller number", "PIN"]),
  SENDER_ID: optional,
  PASSWORD_LENGTH: () => z.coerce.number().check(z.int(), z.minimum(14), z.maximum(32)),
});

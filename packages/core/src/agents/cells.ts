import { z } from "zod";

const E164 = /^\+[1-9]\d{1,14}$/;
/** Control characters and those that Unicode has for no text: they come from broken exports. */
const CONTROL = /[\p{Cc}\p{Noncharacter_Code_Point}\p{Surrogate}]/u;

const choice = <Value>(values: Record<string, Value>, say: string) =>
  z.string().transform((text, context) => {
    const key = text.toLowerCase().replace(/[\s-]/g, "_");
    if (Object.hasOwn(values, key)) return values[key] as Value;
    context.addIssue({ code: "custom", message: say });
    return z.NEVER;
  });

const name = (longest: number) =>
  z
    .string()
    .normalize("NFC")
    .max(longest, `is longer than ${longest} characters`)
    .refine((text) => !CONTROL.test(text), "holds a line break or another control character");
/** Names of things in the instance are looked up; this only keeps a broken cell out of messages. */
const reference = z.string().max(1500, "is longer than 1,500 characters");
const email = z
  .string()
  .max(254, "is longer than 254 characters")
  .regex(z.regexes.html5Email, { error: "is no e-mail address", abort: true });
const phone = z.string().regex(E164, "is no E.164 number, such as +442079460958: no spaces, no leading zeros");
const seconds = z
  .string()
  .regex(/^\d+$/, "is no whole number of seconds")
  .transform(Number)
  .refine((value) => value <= 2_000_000, "is more than 2,000,000 seconds");
const profiles = reference
  .transform((text) => [...new Set(text.split("|").map((part) => part.trim()))].filter((part) => part !== ""))
  .refine((list) => list.length >= 1, "names no security profile")
  .refine((list) => list.length <= 10, "names more than 10 security profiles");

/** Field rules of Connect's user API (CreateUser, API reference); the message follows the column's name. */
const password = z
  .string()
  .min(8, "is shorter than 8 characters")
  .max(64, "is longer than 64 characters")
  .regex(/[a-z]/, "has no lower case letter")
  .regex(/[A-Z]/, "has no upper case letter")
  .regex(/\d/, "has no digit")
  .regex(/^\S*$/, "holds white space");
export const login = (longest: number) =>
  z
    .string()
    .max(longest, `is longer than ${longest} characters`)
    .regex(/^[\w\-.@]+$/, "may hold letters from a to z, digits, _ - . and @ only");

/** How each column's cell is read, the login's aside. */
export const FIELDS = {
  firstName: name(255),
  lastName: name(300),
  email,
  secondaryEmail: email,
  mobile: phone,
  password,
  agentHierarchy: reference,
  userHierarchy: reference,
  routingProfile: reference,
  securityProfiles: profiles,
  phoneType: choice(
    { soft: "SOFT_PHONE", soft_phone: "SOFT_PHONE", desk: "DESK_PHONE", desk_phone: "DESK_PHONE" } as const,
    "is neither “soft” nor “desk”",
  ),
  phoneNumber: phone,
  autoAccept: choice({ yes: true, no: false, true: true, false: false }, "is neither “yes” nor “no”"),
  afterContactWork: seconds,
};

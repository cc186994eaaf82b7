import * as z from "zod";
import { NO_EMERGENCY } from "../packages/core/src/emergency/board.ts";
import { ALL } from "../packages/core/src/emergency/location.ts";

/** What the account allows of an operation. */
export const Quota = z.strictObject({
  /** Calls a second. */
  ratePerSecond: z.number().positive().max(1000),
  /** How many calls may come at once. One would leave no time in which a call could be late. */
  burst: z.int().min(2).max(1000),
});

/** In the order of the week. */
export const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:00");
const TimeZone = z.string().refine(isTimeZone, "a time zone such as Australia/Sydney, or UTC");

/** When somebody answers. */
export const Hours = z.strictObject({
  timeZone: TimeZone,
  days: z
    .array(z.enum(DAYS))
    .min(1)
    .refine((days) => new Set(days).size === days.length, "names a day twice"),
  from: Time,
  /** Past midnight where it is before `from`. */
  to: Time,
});

const ZONES = new Set(Intl.supportedValuesOf("timeZone"));

/** Abbreviations, offsets and Etc/GMT+5 (which is five hours behind) are known as well, and seldom meant: they know no summer. */
function isTimeZone(name: string): boolean {
  if (name === "UTC") return true;
  if (!/^(?!Etc\/)[A-Z][a-z]\w*(\/[A-Z][a-z][\w-]*)+$/.test(name)) return false;
  try {
    // A former or other name, such as Asia/Kolkata, is resolved to one of the list.
    return ZONES.has(new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return false;
  }
}

/**
 * The ids of telephone numbers that the instance has claimed: each leads to one flow. In production one that is taken out of here
 * leads where it led, until it is led elsewhere.
 */
export const PhoneNumberIds = z
  .array(z.uuid("a number's id, which `aws connect list-phone-numbers-v2` prints, and not the number"))
  .max(100);

/** https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html: 3 to 11, at least one letter, no spaces. Blank is none. */
export const SenderId = z
  .string()
  .regex(/^(?=.*[A-Za-z])[A-Za-z0-9]{3,11}$|^$/, "3 to 11 letters and digits, a letter among them; or blank");

/** A name is spoken, kept in a table and compared in a flow: none that a flow could take for something else. */
const Name = z
  .string()
  .normalize()
  .max(40)
  .regex(
    /^[\p{L}\p{N}]([\p{L}\p{M}\p{N} .'’-]*[\p{L}\p{M}\p{N}])?$/u,
    "letters, digits, spaces, dots, apostrophes and hyphens between letters or digits",
  );
const others = (names: string[]) => {
  const taken = names.map((name) => name.toLowerCase());
  return Name.refine((name) => !taken.includes(name.toLowerCase()), `a name other than ${names.join(", ")}`);
};

/** A site; `All` stands for all of them at once, and is spoken as “All locations”. */
export const Location = z.strictObject({ name: others([ALL, `${ALL} locations`]), timeZone: TimeZone });

/** What happens at a site; the state without any is `No Emergency`. */
export const EmergencyType = z.strictObject({
  name: others([NO_EMERGENCY]),
  /** As it is spoken: half a minute at most. */
  message: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .refine((text) => !/[{}]/.test(text.replaceAll("{location}", "")), "no braces but those of {location}")
    // A flow would read what follows as the path of a reference.
    .refine((text) => !text.includes("$."), "no “$.”"),
});

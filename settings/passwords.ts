import * as z from "zod";
import { Directory } from "./directory.ts";
import { PhoneNumberIds } from "./parts.ts";

/** Ids of things in a network: those of before 2018 are shorter. */
const id = (kind: string) =>
  z.string().regex(new RegExp(`^${kind}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`), `an id such as ${kind}-0a1b2c3d4e5f60718`);

/** Password resets by telephone or chat, for the staff in a directory. */
export const Passwords = z.strictObject({
  /** Whether there are any: without, there is no bot, no function and no flow for them, and the rest here is not looked at. */
  offered: z.boolean(),
  directory: Directory,
  /** Where the function runs, from where it reaches the directory, and AWS through a NAT gateway or endpoints. */
  network: z.strictObject({
    subnetIds: z.array(id("subnet")).min(1).max(16),
    securityGroupIds: z.array(id("sg")).min(1).max(5),
  }),
  /** What of the start of the employment is compared with the directory. */
  startMonth: z.enum(["month", "month and year"]),
  /** What is asked besides: that the call comes from the mobile in the directory, or a PIN that is sent to it. */
  secondFactor: z.enum(["none", "caller number", "PIN"]),
  /** Characters of a new password. */
  length: z.int().min(14).max(32),
  attempts: z.strictObject({
    /**
     * Attempts for one account, right or wrong, until it is locked here; with a PIN, a reset takes two. The directory's own lock
     * does not count them.
     */
    perAccount: z.int().min(1).max(20),
    /** Attempts of one telephone number, right or wrong. */
    perCaller: z.int().min(1).max(50),
    /** Attempts of all together who show no number, as in a chat. */
    withoutNumber: z.int().min(1).max(1000),
    /** How long each lock lasts from the last attempt that was counted; for those without a number, from their first. */
    lockMinutes: z.int().min(1).max(1440),
  }),
  /** The ids of telephone numbers that the instance has claimed, which then lead to the bot. */
  phoneNumberIds: PhoneNumberIds,
  /** Who gets an e-mail when the directory cannot be reached, accounts are locked, or somebody is without their password. */
  alert: z.array(z.email()).max(100),
});
export type Passwords = z.infer<typeof Passwords>;

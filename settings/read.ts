import * as z from "zod";
import { Agents } from "./agents.ts";
import { Connect } from "./connect.ts";
import { ContactCentre } from "./contact-centre.ts";
import { contradictions } from "./contradictions.ts";
import { defaults } from "./defaults.ts";
import { Operators } from "./operators.ts";
import { lay, onDefaults, overlay, type Tree } from "./overlay.ts";
import { EmergencyType, Hours, Location, PhoneNumberIds, SenderId } from "./parts.ts";
import { Passwords } from "./passwords.ts";

const Region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS Region such as eu-west-2");

/** All that an operator may set. Every value has a bound, so that a slip is told before anything is deployed. */
const Values = z.strictObject({
  region: Region,

  /** Each of its values is described in settings/connect.ts. */
  connect: Connect,

  /** Where `connect.instance` is `new`, what it is like; else it is not looked at. Described in settings/contact-centre.ts. */
  contactCentre: ContactCentre,

  mainLine: z.strictObject({
    /** The ids of telephone numbers that the instance has claimed, which then lead to the main line. */
    phoneNumberIds: PhoneNumberIds,
    /** Whose emergency its callers hear of: one of the emergency's locations. */
    location: z.string().normalize(),
    /** When agents answer; outside these hours the caller is told when they do. */
    hours: Hours,
    /** How many callers may wait for an agent at once; the next one is told that all lines are taken. */
    mostWaiting: z.int().min(1).max(10_000),
    /** How many instances are named at once: as many as one can listen to. */
    namesAtOnce: z.int().min(1).max(50),
    /** The tag that an EC2 instance must carry to be started and stopped by telephone. */
    operable: z.strictObject({ key: z.string().min(1).max(128), value: z.string().max(256) }),
    /** Whether the scripted calls of `packages/flows/calls` become test cases of the instance, which not every Region has. */
    testCases: z.boolean(),
  }),

  /** The one-time PINs that administrators get by SMS. */
  pins: z.strictObject({
    /** Digits. Six are 20 bits, as ASVS 5.0 (6.5.4) asks of a code that is sent; with fewer, a guess is likelier to hit. */
    length: z.int().min(4).max(8),
    /** How long a PIN is good for, in seconds. ASVS (6.5.5) allows ten minutes. */
    lifeSeconds: z.int().min(30).max(600),
    /** How long the line waits for the first digit, in seconds. */
    entrySeconds: z.int().min(5).max(180),
    /** Entries that one PIN allows; then it is worth nothing. */
    tries: z.int().min(1).max(5),
    /** SMS to one number in an hour of the clock; resent PINs count. */
    sendsPerNumber: z.int().min(1).max(20),
    /** SMS on behalf of one line (the number that is called) in an hour of the clock: a bound for what they may cost. */
    sendsPerLine: z.int().min(1).max(1000),
    /** Whose name the SMS shows: 3 to 11 letters and digits. Not every country shows one; without it there is none. */
    senderId: SenderId.optional(),
  }),

  emergency: z.strictObject({
    /**
     * The sites that may have an emergency of their own, in the order in which they are offered. Functions are told them and
     * the names of the types, for which there is room as long as names have some 20 letters.
     */
    locations: z.array(Location).min(1).max(40),
    /** What it may be, and what customers hear then; `{location}` stands for the location's name. */
    types: z.array(EmergencyType).min(1).max(20),
    /** The longest end that an administrator may set, in hours from then. */
    mostHours: z.int().min(1).max(720),
    /** The ids of telephone numbers that the instance has claimed: for administrators, and for the demonstration to customers. */
    phoneNumberIds: z.strictObject({ authentication: PhoneNumberIds, demo: PhoneNumberIds }),
    /** Who gets an e-mail when wrong PINs are entered again and again, or an administrator gets none; AWS asks each of them to confirm. */
    alert: z.array(z.email()).max(100),
  }),

  /** Each of its values is described in settings/passwords.ts and settings/directory.ts. */
  passwords: Passwords,

  /** Each of its values is described in settings/agents.ts. */
  agents: Agents,

  /** Each of its values is described in settings/operators.ts. */
  operators: Operators,
});

const Settings = Values.superRefine((values, context) => {
  for (const { path, message } of contradictions(values)) {
    context.addIssue({ code: "custom", path, message, input: values });
  }
});

export type Settings = z.infer<typeof Settings>;

/** Any of the settings, at their places. A list is told whole. */
export type Yours = Part<Settings>;
type Part<T> = T extends readonly unknown[] ? T : T extends object ? { [Key in keyof T]?: Part<T[Key]> } : T;

/** What is wrong in settings, with the Region that they name all the same: sst.config.ts must tell it before SST shows an error. */
export class WrongSettings extends Error {
  readonly region: string | undefined;
  constructor(message: string, region: unknown) {
    super(message);
    this.region = Region.safeParse(region).data;
  }
}

/** Reads the settings: the defaults, over them `yours`, over them FRONTDESK_SETTINGS. Throws with each wrong value's path and reason. */
export function readSettings(yours: Yours = {}): Settings {
  const laid = lay(overlay(), onDefaults() ? defaults : lay(yours as Tree, defaults));
  const read = Settings.safeParse(laid);
  if (read.success) return read.data;
  throw new WrongSettings(`settings.ts: ${z.prettifyError(read.error)}`, laid.region);
}

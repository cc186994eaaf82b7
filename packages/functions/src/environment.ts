import { isCountry } from "@frontdesk/core/callers/number.ts";
import { Quotas } from "@frontdesk/core/throttle/quota.ts";
import * as z from "zod";

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

/** Absent or blank where there is none. */
const optional = z
  .string()
  .optional()
  .transform((text) => text || undefined);

const text = z.string().min(1);

/** Where people are looked for, and by which names their entries have what is asked of them. */
const Directory = z.object({
  servers: z.array(z.url({ protocol: /^ldaps$/ })).min(1),
  serverName: text.optional(),
  base: text,
  serviceAccount: text,
  attributes: z.object({ birthDate: text, startMonth: text, mobile: text }),
  protectedGroups: z.array(text),
  country: z.string().refine(isCountry).optional(),
});
const positive = z.int().positive();
const ResetLimits = z.object({
  ...{ perAccount: positive, perCaller: positive, withoutNumber: positive, lockMinutes: positive },
});

/** What the stacks tell a function, by its name in the environment. */
const KNOWN = {
  LEDGER: z.string().min(1),
  BUCKET: z.string().min(1),
  QUEUE_URL: z.url(),
  DEAD_LETTERS_URL: z.url(),
  FINISH: z.string().min(1),
  INTAKE: z.string().min(1),
  INSTANCE_ID: z.string().min(1),
  IDENTITY_MANAGEMENT: z.enum(["CONNECT_MANAGED", "SAML", "EXISTING_DIRECTORY"]),
  EXPORT: z.string().min(1),
  TOPIC: z.string().min(1),
  LINK: z.url(),
  QUOTAS: json(Quotas),
  HOLD: json(z.object({ share: z.number().min(0).max(1), from: z.number().min(0) })),
  EMAIL_CHANGES: z.enum(["refused", "allowed"]),
  SHARED_QUICK_CONNECTS: z.enum(["refused", "deleted"]),
  /** 0 where nobody may be removed. */
  MOST_REMOVALS: z.coerce.number().int().min(0),
  ROWS_AT_ONCE: z.coerce.number().int().positive(),
  RETRIES: z.coerce.number().int().positive(),
  LARGEST_FILE_MB: z.coerce.number().positive(),
  MOST_ROWS: z.coerce.number().int().positive(),
  SWEEP_AFTER_SECONDS: z.coerce.number().positive(),
  /** The table of authorised callers. */
  CALLERS: z.string().min(1),
  NAMES_AT_ONCE: z.coerce.number().int().positive(),
  OPERABLE: json(z.object({ key: z.string().min(1), value: z.string() })),
  KEEP_DAYS: z.coerce.number().int().positive(),
  /** The table of PINs. */
  PINS: z.string().min(1),
  /** The ARN of the KMS key of the PINs' MACs. */
  PIN_KEY: z.string().min(1),
  PIN_LENGTH: z.coerce.number().int().min(4).max(8),
  PIN_LIFE_SECONDS: z.coerce.number().int().positive(),
  PIN_TRIES: z.coerce.number().int().positive(),
  /** Both within an hour of the clock. */
  PIN_SENDS_PER_NUMBER: z.coerce.number().int().positive(),
  PIN_SENDS_PER_LINE: z.coerce.number().int().positive(),
  /** Absent or blank where texts have no sender of their own. */
  SENDER_ID: optional,
  /** The id that Connect gives the security key with which it encrypts what callers key in. */
  SECURITY_KEY: z.string().min(1),
  /** That key's private half as KMS encrypted it, in base64. */
  ENTRY_KEY: z.base64().min(1),
  /** The table of emergencies. */
  EMERGENCIES: z.string().min(1),
  LOCATIONS: json(z.array(z.object({ name: z.string().min(1), timeZone: z.string().min(1) })).min(1)),
  EMERGENCY_TYPES: json(z.array(z.string().min(1)).min(1)),
  MOST_HOURS: z.coerce.number().int().positive(),
  DIRECTORY: json(Directory),
  /** PEM of the authorities of the directory's servers; absent or blank for those that the system knows. */
  DIRECTORY_CA: optional,
  /** The service account's password as KMS encrypted it, in base64; absent or blank until somebody has set it. */
  DIRECTORY_PASSWORD: z.base64().default(""),
  /** The table of attempts to reset a password. */
  RESET_ATTEMPTS: z.string().min(1),
  RESET_LIMITS: json(ResetLimits),
  START_MONTH: z.enum(["month", "month and year"]),
  SECOND_FACTOR: z.enum(["none", "caller number", "PIN"]),
  PASSWORD_LENGTH: z.coerce.number().int().min(14).max(32),
};
type Known = typeof KNOWN;

/** Reads what a function needs, at its cold start; throws with the names that are missing or wrong. */
export function environment<Name extends keyof Known>(...names: Name[]): { [Key in Name]: z.infer<Known[Key]> } {
  const shape = Object.fromEntries(names.map((name) => [name, KNOWN[name]]));
  const read = z.object(shape).safeParse(process.env);
  if (!read.success) throw new Error(`environment: ${z.prettifyError(read.error)}`);
  return read.data as { [Key in Name]: z.infer<Known[Key]> };
}

import { Quotas } from "@frontdesk/core/throttle/quota.ts";
import * as z from "zod";

const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

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
};
type Known = typeof KNOWN;

/** Reads what a function needs, at its cold start; throws with the names that are missing or wrong. */
export function environment<Name extends keyof Known>(...names: Name[]): { [Key in Name]: z.infer<Known[Key]> } {
  const shape = Object.fromEntries(names.map((name) => [name, KNOWN[name]]));
  const read = z.object(shape).safeParse(process.env);
  if (!read.success) throw new Error(`environment: ${z.prettifyError(read.error)}`);
  return read.data as { [Key in Name]: z.infer<Known[Key]> };
}

import * as z from "zod";

export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(schema);

/** Absent or blank where there is none. */
export const optional = () =>
  z
    .string()
    .optional()
    .transform((text) => text || undefined);

/** What the stacks tell functions of several rooms, by its name in the environment. */
const KNOWN = {
  /** The table of authorised callers. */
  CALLERS: () => z.string().min(1),
  NAMES_AT_ONCE: () => z.coerce.number().int().positive(),
  OPERABLE: () => json(z.object({ key: z.string().min(1), value: z.string() })),
  /** The table of PINs. */
  PINS: () => z.string().min(1),
  /** The ARN of the KMS key of the PINs' MACs. */
  PIN_KEY: () => z.string().min(1),
  PIN_LENGTH: () => z.coerce.number().int().min(4).max(8),
  PIN_LIFE_SECONDS: () => z.coerce.number().int().positive(),
  PIN_TRIES: () => z.coerce.number().int().positive(),
  /** Both within an hour of the clock. */
  PIN_SENDS_PER_NUMBER: () => z.coerce.number().int().positive(),
  PIN_SENDS_PER_LINE: () => z.coerce.number().int().positive(),
  /** Absent or blank where texts have no sender of their own. */
  SENDER_ID: optional,
  /** The id that Connect gives the security key with which it encrypts what callers key in. */
  SECURITY_KEY: () => z.string().min(1),
  /** That key's private half as KMS encrypted it, in base64. */
  ENTRY_KEY: () => z.base64().min(1),
  /** The table of emergencies. */
  EMERGENCIES: () => z.string().min(1),
  LOCATIONS: () => json(z.array(z.object({ name: z.string().min(1), timeZone: z.string().min(1) })).min(1)),
  EMERGENCY_TYPES: () => json(z.array(z.string().min(1)).min(1)),
  MOST_HOURS: () => z.coerce.number().int().positive(),
};

/** By name, how to make the schema: making one takes time at a cold start, so that only those that are asked for are made. */
type Readings = Record<string, () => z.ZodType>;
type Read<Known extends Readings, Name extends keyof Known> = { [Key in Name]: z.infer<ReturnType<Known[Key]>> };

/** Reads what a function needs of these, at its cold start; throws with the names that are missing or wrong. */
export const environmentOf =
  <Known extends Readings>(known: Known) =>
  <Name extends keyof Known & string>(...names: Name[]): Read<Known, Name> => {
    const shape = Object.fromEntries(names.map((name) => [name, (known[name] as Known[Name])()]));
    const read = z.object(shape).safeParse(process.env);
    if (!read.success) throw new Error(`environment: ${z.prettifyError(read.error)}`);
    return read.data as Read<Known, Name>;
  };

export const environment = environmentOf(KNOWN);

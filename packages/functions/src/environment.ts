import { en } from "zod/locales";
import * as z from "zod/mini";

/** Zod without it says what is wrong in no words. It is `zod/mini` in all that somebody waits for: zod takes a tenth of a cold start. */
z.config(en());

export const json = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => JSON.parse(text)),
    ),
    schema,
  );

/** Absent or blank where there is none. */
export const optional = () =>
  z.pipe(
    z.optional(z.string()),
    z.transform((text) => text || undefined),
  );

const count = () => z.coerce.number().check(z.int(), z.positive());

/** What the stacks tell functions of several rooms, by its name in the environment. */
const KNOWN = {
  /** The table of authorised callers. */
  CALLERS: () => z.string().check(z.minLength(1)),
  NAMES_AT_ONCE: () => count(),
  OPERABLE: () => json(z.object({ key: z.string().check(z.minLength(1)), value: z.string() })),
  /** The table of PINs. */
  PINS: () => z.string().check(z.minLength(1)),
  /** The ARN of the KMS key of the PINs' MACs. */
  PIN_KEY: () => z.string().check(z.minLength(1)),
  PIN_LENGTH: () => z.coerce.number().check(z.int(), z.minimum(4), z.maximum(8)),
  PIN_LIFE_SECONDS: () => count(),
  PIN_TRIES: () => count(),
  /** Both within an hour of the clock. */
  PIN_SENDS_PER_NUMBER: () => count(),
  PIN_SENDS_PER_LINE: () => count(),
  /** Absent or blank where texts have no sender of their own. */
  SENDER_ID: optional,
  /** The id that Connect gives the security key with which it encrypts what callers key in. */
  SECURITY_KEY: () => z.string().check(z.minLength(1)),
  /** That key's private half as KMS encrypted it, in base64. */
  ENTRY_KEY: () => z.base64().check(z.minLength(1)),
  /** The table of emergencies. */
  EMERGENCIES: () => z.string().check(z.minLength(1)),
  LOCATIONS: () =>
    json(
      z
        .array(z.object({ name: z.string().check(z.minLength(1)), timeZone: z.string().check(z.minLength(1)) }))
        .check(z.minLength(1)),
    ),
  EMERGENCY_TYPES: () => json(z.array(z.string().check(z.minLength(1))).check(z.minLength(1))),
  MOST_HOURS: () => count(),
};

/** By name, how to make the schema: making one takes time at a cold start, so that only those that are asked for are made. */
type Readings = Record<string, () => z.core.$ZodType>;
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

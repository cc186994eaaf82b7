import * as z from "zod";

/** A reference such as `$.Attributes.site`, `$.External['first name']` or `$['Attributes']['site']`, and nothing around it. */
export const JSON_PATH = /^\$(?:\.[\w-]+|\[\s*(?:'[^']+'|"[^"]+"|\d+)\s*\])+$/;

/** Text; the console writes some numbers as numbers, and both are taken. */
export const text = () => z.union([z.string().min(1), z.number(), z.boolean()], { error: "must be text" });

/** Text with more in it than white space. */
export const filled = () => text().refine((value) => String(value).trim() !== "", { error: "must not be blank" });

/** A whole number, as a number or as digits. */
export const whole = (least: number, most: number) =>
  z
    .union([z.string().min(1), z.number()], { error: "must be a whole number" })
    .refine((value) => within(value, least, most), {
      error: `must be a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`,
    });

/** A whole number, or a reference that stands for one when the flow runs. */
export const wholeOrPath = (least: number, most: number) =>
  z
    .union([z.string().min(1), z.number()], { error: "must be a whole number or a reference" })
    .refine((value) => within(value, least, most) || isPath(value), {
      error: `must be a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}, or a reference such as $.Attributes.x`,
    });

/** A single reference, never plain text. */
export const path = () =>
  z
    .string()
    .min(1)
    .refine(isPath, { error: "must be a single reference such as $.Attributes.x, with no text around it" });

/** One of the words; the console writes True and False in more than one way. */
export const word = (...words: string[]) =>
  z
    .union([z.string().min(1), z.boolean()], { error: "must be text" })
    .refine((value) => words.some((each) => each.toLowerCase() === String(value).toLowerCase()), {
      error: `must be ${words.join(" or ")}`,
    });

/** One of the words, or a reference. */
export const wordOrPath = (...words: string[]) =>
  text().refine((value) => isPath(value) || words.some((each) => each.toLowerCase() === String(value).toLowerCase()), {
    error: `must be ${words.join(" or ")}, or a reference`,
  });

/** Names to values. A value may be empty: that is how the console clears one. */
export const map = () =>
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()], { error: "must be text" }));

/** What no source describes well enough to judge. */
export const anything = () => z.unknown().optional();

/** An object that has no parameters. */
export const nothing = () => z.strictObject({});

/** An object of whatever parameters. */
export const whatever = () => z.looseObject({});

/** Exactly one of these parameters; Connect's words for none and for several. */
export function exactlyOne<Shape extends z.ZodObject>(shape: Shape, ...names: string[]) {
  return shape.superRefine((value, context) => {
    const found = present(value, names);
    if (found.length === 1) return;
    const message =
      found.length === 0
        ? `At least one of [${names.join(", ")}] must be set`
        : `Only one of these properties may be defined. Properties: [${found.join(", ")}]`;
    context.addIssue({
      code: "custom",
      message,
      params: { whole: true, missing: found.length === 0 ? names[0] : undefined },
    });
  });
}

/** One of these parameters or none. */
export function atMostOne<Shape extends z.ZodObject>(shape: Shape, ...names: string[]) {
  return shape.superRefine((value, context) => {
    const found = present(value, names);
    if (found.length < 2) return;
    const message = `Only one of these properties may be defined. Properties: [${found.join(", ")}]`;
    context.addIssue({ code: "custom", message, params: { whole: true } });
  });
}

const present = (value: object, names: string[]) =>
  Object.entries(value).flatMap(([key, held]) => (names.includes(key) && held !== undefined ? [key] : []));

const within = (value: string | number, least: number, most: number) =>
  /^-?\d+$/.test(String(value).trim()) && Number(value) >= least && Number(value) <= most;

function isPath(value: unknown): value is string {
  return typeof value === "string" && JSON_PATH.test(value);
}

import * as z from "zod";

/** True or False as flows have it: in either case, as text or as JSON's own. */
export const trueOrFalse = z
  .union([z.boolean(), z.string().regex(/^(true|false)$/i, "must be True or False")])
  .transform((value) => isTrue(value));

export const isTrue = (value: unknown) => String(value).toLowerCase() === "true";

import * as z from "zod";
import { callingCodeOf } from "../packages/core/src/callers/number.ts";

/** The lines that a telephone number can lead to. */
export const LINES = ["main line", "emergency authentication", "emergency demo", "user administration"] as const;

/** A telephone number that is claimed for the instance. */
export const Claim = z
  .strictObject({
    /** Which of the lines its callers reach. */
    leadsTo: z.enum(LINES),
    /** The country's ISO code. Some countries ask for documents first: then claim by a case at AWS, and name the number's id. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, { error: "two capital letters, such as US", abort: true })
      .refine((code) => callingCodeOf(code) !== undefined, "no country's ISO code: the United Kingdom, say, is GB"),
    /** A direct number of a place, or one whose calls the called side pays for. */
    type: z.enum(["DID", "TOLL_FREE"]),
    /** With what it is to begin, the country's own code first, such as `+1206`. A claim with another prefix is another number. */
    prefix: z
      .string()
      .regex(/^\+[1-9]\d{0,11}$/, "a plus and digits, such as +1206")
      .optional(),
  })
  .superRefine(({ country, prefix }, context) => {
    const code = callingCodeOf(country);
    if (prefix === undefined || code === undefined || prefix.startsWith(code)) return;
    const message = `numbers of ${country} begin with ${code}`;
    context.addIssue({ code: "custom", path: ["prefix"], message, input: prefix });
  });

/** A site that may show the agents' panel: scheme and host, without a path. */
export const Origin = z
  .string()
  .max(267)
  .refine(isOrigin, "an origin as a browser writes it, such as https://crm.example.com");

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https:[^*]+$/.test(text) && new URL(text).origin === text;
}

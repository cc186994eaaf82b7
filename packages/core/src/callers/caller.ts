import * as z from "zod/mini";
import { e164 } from "./number.ts";

/** The longest name that is spoken whole. */
const LONGEST_NAME = 60;
const name = z.string().check(z.trim(), z.maxLength(LONGEST_NAME, `is longer than ${LONGEST_NAME} characters`));

const YES = ["yes", "y", "true", "1", "x"];
const NO = ["no", "n", "false", "0", "-", ""];

/** A cell or an attribute that says yes or no; people type both. */
const flag = z._default(
  z.pipe(
    z.union([z.boolean(), z.string()]),
    z.transform((value, { issues }) => {
      if (typeof value === "boolean") return value;
      const text = value.trim().toLowerCase();
      if (YES.includes(text)) return true;
      if (NO.includes(text)) return false;
      issues.push({ code: "custom", message: "is neither yes nor no", input: value });
      return z.NEVER;
    }),
  ),
  false,
);

/** Who may use the front desk's lines. The table's attributes have these names, so that a table filled by hand works as well. */
export const Caller = z.object({
  /** E.164. */
  phonenumber: z.pipe(
    z.string(),
    z.transform((text, { issues }) => {
      const number = e164(text);
      if (number) return number;
      const message = "is no telephone number with its country, such as +61491570006";
      issues.push({ code: "custom", message, input: text });
      return z.NEVER;
    }),
  ),
  firstname: name.check(z.minLength(1, "is blank")),
  lastname: z._default(name, ""),
  /** Whether the caller may start and stop instances. */
  operator: flag,
  /** Whether the caller may set and clear emergency messages. */
  administrator: flag,
});
export type Caller = z.infer<typeof Caller>;

import * as z from "zod";

/** A value's characters as RFC 4514 has them: all but the special ones, which are escaped by a backslash, as is any byte in hexadecimals. */
const CHARACTER = String.raw`(?:[^\\,+"<>;=\u0000-\u001f]|\\[\\,+"<>;=# ]|\\[0-9A-Fa-f]{2})`;
const PART = `[A-Za-z][A-Za-z0-9-]*=(?! )${CHARACTER}+(?<! )`;
const WHOLE = new RegExp(`^${PART}(?:, ?${PART})*$`);

/** The name of an entry in the directory, such as `OU=Staff,DC=example,DC=test`. https://www.rfc-editor.org/rfc/rfc4514 */
export const DistinguishedName = z
  .string()
  .max(400)
  .regex(WHOLE, "a distinguished name such as OU=Staff,DC=example,DC=test");

import * as z from "zod";

const date = z.iso.date("a date such as 1990-04-17");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "a month such as 2019-09");

/** Why somebody is not to have a password reset here, though their details are right. */
export const REFUSALS = [
  "no mobile number",
  "disabled",
  "expired",
  "privileged",
  "protected group",
  "password never expires",
  "smartcard",
  "outside the base",
] as const;

const Member = z.strictObject({
  name: z.string().min(1).max(64),
  /** https://learn.microsoft.com/windows/win32/adschema/a-samaccountname */
  login: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/, "up to 20 letters, digits, dots, hyphens and underscores"),
  birthDate: date,
  startMonth: month,
  mobile: z.string().min(1).optional(),
  /** Without one, nobody knows it. */
  password: z.string().min(1).optional(),
  /** Whether wrong passwords have locked the account, which a reset opens. */
  locked: z.boolean().default(false),
  refused: z.enum(REFUSALS).optional(),
  /** What it signs in by, where that is not its login at the directory's domain. */
  userPrincipalName: z
    .string()
    .regex(/^[^@\s]+@[^@\s]+$/, "a name such as nadia.rahman@contoso.com")
    .optional(),
  /** Addresses as the directory has them; wrong ones too, so that it can be seen what is said of them. */
  mail: z.string().min(1).max(256).optional(),
  proxyAddresses: z.array(z.string().min(1).max(1123)).max(500).optional(),
});

/** The people in a directory, each by a login of their own. */
export const Staff = z.array(Member).superRefine((staff, context) => {
  const twice = (values: string[]) => values.findIndex((value, at) => values.indexOf(value) < at);
  for (const field of ["login", "name"] as const) {
    const at = twice(staff.map((member) => member[field].toLowerCase()));
    if (at >= 0) context.addIssue({ code: "custom", path: [at, field], message: "is another's already" });
  }
});
export type Staff = z.infer<typeof Staff>;
export type Member = Staff[number];

/** Reads a staff out of parsed JSON; throws one error that names every wrong field. */
export function readStaff(value: unknown): Staff {
  const { success, data, error } = Staff.safeParse(value);
  if (!success) throw new Error(`The staff cannot be read:\n${z.prettifyError(error)}`);
  return data;
}

import * as z from "zod";
import { isCountry } from "../packages/core/src/callers/number.ts";
import { Certificates } from "./certificates.ts";
import { DistinguishedName } from "./dn.ts";

const HOST = String.raw`(?=.{1,253}(?::|$))[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?)*`;
const PORT = String.raw`(?::(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5]))?`;

/** LDAP inside of TLS: `ldap:` begins in clear, and Active Directory changes no password there. */
const Server = z
  .string()
  .regex(
    new RegExp(`^ldaps://${HOST}${PORT}$`),
    "a server such as ldaps://dc1.example.test:636, with nothing after the port",
  );

/** https://www.rfc-editor.org/rfc/rfc4512#section-1.4: letters, digits and hyphens. */
const Attribute = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, "the name of an attribute, such as employeeBirthDate");

/** The name that it logs on with: https://learn.microsoft.com/en-us/windows/win32/ad/naming-properties#userprincipalname. */
const PrincipalName = z
  .string()
  .max(400)
  .regex(new RegExp(String.raw`^[^\s@"\\/[\]:;|=,+*?<>]+@${HOST}$`));

/** Where people are looked up, and their passwords set. */
export const Directory = z.strictObject({
  /** Domain controllers, tried in this order. */
  servers: z.array(Server).min(1).max(5),
  /** The name in the servers' certificates, where it is not the one above: one for all of them. */
  serverName: z
    .string()
    .regex(new RegExp(`^${HOST}$`), "a name such as dc.example.test")
    .optional(),
  /** Who signed the servers' certificates, in PEM; blank where a public authority did. They are always verified. */
  ca: Certificates,
  /** People are looked for below this entry, and nowhere else. */
  base: DistinguishedName,
  /** Who may set passwords there, by its distinguished name or its user principal name. */
  serviceAccount: z.union([DistinguishedName, PrincipalName], {
    error: "a distinguished name, or a user principal name such as svc-reset@example.test",
  }),
  /**
   * Its password as `npm run encrypt-secret` prints it, never in clear. Blank until it can be encrypted, which needs the key
   * that the first deployment makes; until then everybody is put through to an agent.
   */
  password: z.string().regex(/^(?:(?=.{100,1000}$)(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?|)$/, {
    error: "what `npm run encrypt-secret` prints, and never the password itself; or blank",
  }),
  /** What the directory calls what people are asked for, and their mobile number. */
  attributes: z.strictObject({ birthDate: Attribute, startMonth: Attribute, mobile: Attribute }),
  /** Groups whose members, of whatever depth, have no password reset here, besides those that the directory itself protects. */
  protectedGroups: z.array(DistinguishedName).max(20),
  /** The country of numbers that begin without one, such as SG. Without it such a number cannot be texted to. */
  country: z.string().refine(isCountry, "a country's code of ISO 3166 such as SG").optional(),
});
export type Directory = z.infer<typeof Directory>;

/** What a function is told of it in its environment, but for what only some may read or that has a place of its own. */
export const directoryText = ({ ca: _, password: __, ...directory }: Directory): string => JSON.stringify(directory);

/** The same of who reads addresses there, and nothing of what people are asked for. */
export const directoryReaderText = ({ servers, serverName, serviceAccount }: Directory): string =>
  JSON.stringify({ servers, serverName, serviceAccount });

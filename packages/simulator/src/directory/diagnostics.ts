import type { Server, Weakness } from "./password-policy.ts";
import { CODES, type Result } from "./result.ts";

/** `data` of a bind that is refused: Windows' own errors in hexadecimals. */
export type BindData = "52e" | "533" | "701" | "773" | "775";

const svcErr = (error: string) => `${error}: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0`;
const ldapErr = (error: string, comment: string) =>
  `${error}: LdapErr: DSID-0C090E30, comment: ${comment}, data 0, v3839`;
const secErr = (error: string) => `${error}: SecErr: DSID-031514A0, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0`;
const atrErr = (error: string, problem: string) =>
  `${error}: AtrErr: DSID-03190F80, #1:\n\t0: ${error}: DSID-03190F80, problem ${problem}, data 0, Att 9005a (unicodePwd)`;
/** https://learn.microsoft.com/windows-server/identity/ad-ds/manage/how-ldap-server-cookies-are-handled */
const UNAVAILABLE = "00002040: SvcErr: DSID-031401E0, problem 5010 (UNAVAIL_EXTENSION), data 0";
const CONSTRAINT = "1005 (CONSTRAINT_ATT_TYPE)";

/** A code, what Windows says with it and, where that is something else, Samba. */
const SAYINGS = {
  notBound: [
    CODES.operationsError,
    ldapErr("000004DC", "In order to perform this operation a successful bind must be completed on the connection."),
    "00002020: Operation unavailable without authentication",
  ],
  badName: [
    CODES.invalidDnSyntax,
    "0000208F: NameErr: DSID-03100232, problem 2006 (BAD_NAME), data 8350, best match of:\n\t''",
    "00002032: ldb_search: invalid basedn '(null)'",
  ],
  mayNotReset: [
    CODES.insufficientAccessRights,
    secErr("00000005"),
    "error in module acl: insufficient access rights during LDB_MODIFY (50)",
  ],
  mayNotWrite: [CODES.insufficientAccessRights, secErr("00002098"), "00002098: Object has no write property access\n"],
  wrongOldPassword: [
    CODES.constraintViolation,
    atrErr("00000056", CONSTRAINT),
    "00000056: Constraint violation - check_password_restrictions: The old password specified doesn't match!",
  ],
  noPassword: [
    CODES.unwillingToPerform,
    svcErr("0000001F"),
    "00002035: setup_io: it's not allowed to set the NT hash password directly'",
  ],
  noChange: [
    CODES.unwillingToPerform,
    svcErr("0000001F"),
    "00002035: Only the add action for a password change specified!",
  ],
  badPwdLastSet: [
    CODES.other,
    "00000057: SysErr: DSID-031A1248, problem 22 (Invalid argument), data 0",
    "00000057: setup_last_set_field: pwdLastSet must be 0 or -1 only!",
  ],
  notWritable: [CODES.unwillingToPerform, svcErr("00002077")],
  noSuchValue: [CODES.noSuchAttribute, atrErr("00002085", "1001 (NO_ATTRIBUTE_OR_VAL)")],
  valueExists: [CODES.attributeOrValueExists, atrErr("00002083", "1006 (ATT_OR_VALUE_EXISTS)")],
  onlyOfOneEntry: [
    CODES.operationsError,
    "00002120: SvcErr: DSID-03140293, problem 5012 (DIR_ERROR), data 0",
    "Operations Error: tokenGroups is of a search of one entry",
  ],
  noSuchScope: [CODES.protocolError, "00002021: Protocol error. Invalid scope"],
  tooMany: [CODES.sizeLimitExceeded, ""],
  noSuchControl: [CODES.unavailableCriticalExtension, ""],
  pageOfNothing: [
    CODES.operationsError,
    "00000057: LdapErr: DSID-0C0907C4, comment: Error processing control, data 0, v3839",
    "error in module dsdb_paged_results: Operations error during LDB_SEARCH (1)",
  ],
  noSuchExtension: [CODES.protocolError, ldapErr("0000203D", "Unknown extended request OID")],
  noSuchMethod: [CODES.authMethodNotSupported, ldapErr("00002027", "Invalid Authentication method")],
  noSuchVersion: [CODES.protocolError, ldapErr("0000203A", "Invalid protocol version")],
  notHere: [CODES.unwillingToPerform, "this directory binds, searches and modifies, and nothing else"],
} as const satisfies Record<string, readonly [code: number, windows: string, samba?: string]>;

const IN_SAMBA: Record<Weakness, string> = {
  "too short": "the password is too short. It should be equal or longer than the policy's length!",
  "too long": "the password is too long!",
  "not complex": "the password does not meet the complexity criteria!",
  "holds a name": "the password does not meet the complexity criteria!",
  "used before": "the password was already used (in history)!",
};

/** What either says when it refuses. */
export function diagnosticsOf(server: Server) {
  const result = (code: number, windows: string, samba: string = windows): Result => ({
    code,
    message: server === "Samba" ? samba : ended(windows),
  });
  return {
    refused(how: keyof typeof SAYINGS): Result {
      const [code, windows, samba] = SAYINGS[how] as readonly [number, string, string?];
      return result(code, windows, samba);
    },
    bindRefused: (data: BindData) =>
      result(
        CODES.invalidCredentials,
        `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`,
      ),
    noSuchObject: (dn: string, matched: string): Result => ({
      ...result(
        CODES.noSuchObject,
        `0000208D: NameErr: DSID-03100241, problem 2001 (NO_OBJECT), data 0, best match of:\n\t'${matched}'`,
        `00002030: No such Base DN: ${dn}`,
      ),
      matched,
    }),
    /** What is another domain's: Samba looks for it no less. */
    elsewhere: (host: string, dn: string): Result =>
      server === "Samba"
        ? result(CODES.noSuchObject, "", `00002030: No such Base DN: ${dn}`)
        : {
            ...result(CODES.referral, `0000202B: RefErr: DSID-03100835, data 0, 1 access points\n\tref 1: '${host}'`),
            referrals: [`ldap://${host}/${encodeURI(dn)}`],
          },
    /** A page that was not begun here; `isOther` where it was, by another search. */
    noSuchPage(isOther: boolean): Result {
      const windows = result(CODES.unavailableCriticalExtension, UNAVAILABLE);
      if (server === "Windows") return windows;
      return isOther
        ? {
            ...windows,
            message: "error in module dsdb_paged_results: Unsupported critical extension during LDB_SEARCH (12)",
          }
        : {
            code: CODES.unwillingToPerform,
            message: "error in module dsdb_paged_results: Unwilling to perform during LDB_SEARCH (53)",
          };
    },
    /** Windows answers a reset by another code than a change. */
    tooWeak: (weakness: Weakness, isReset: boolean): Result =>
      result(
        server === "Windows" && isReset ? CODES.unwillingToPerform : CODES.constraintViolation,
        isReset ? svcErr("0000052D") : atrErr("0000052D", CONSTRAINT),
        `0000052D: Constraint violation - check_password_restrictions: ${IN_SAMBA[weakness]}`,
      ),
  };
}
export type Diagnostics = ReturnType<typeof diagnosticsOf>;

/** Windows ends a message with a NUL, and one that is not of LDAP itself with a line feed before it. */
const ended = (message: string) => message && `${message}${message.includes("LdapErr") ? "" : "\n"}\0`;

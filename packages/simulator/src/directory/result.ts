/** LDAP's result codes. https://www.rfc-editor.org/rfc/rfc4511#appendix-A */
export const CODES = {
  success: 0,
  operationsError: 1,
  protocolError: 2,
  sizeLimitExceeded: 4,
  authMethodNotSupported: 7,
  referral: 10,
  unavailableCriticalExtension: 12,
  noSuchAttribute: 16,
  constraintViolation: 19,
  attributeOrValueExists: 20,
  noSuchObject: 32,
  invalidDnSyntax: 34,
  invalidCredentials: 49,
  insufficientAccessRights: 50,
  unwillingToPerform: 53,
  other: 80,
} as const;

export type Result = {
  code: number;
  message: string;
  /** The nearest entry above the one that is not there. */
  matched?: string;
  /** Where to ask instead. */
  referrals?: string[];
};

export const SUCCESS: Result = { code: CODES.success, message: "" };

/** What is refused, thrown so that nothing of it is done. */
export class RefusedByDirectory extends Error {
  override readonly name = "RefusedByDirectory";
  readonly result: Result;

  constructor(result: Result) {
    super(result.message);
    this.result = result;
  }
}

/** Nothing was done, and later it may be; nothing was done, and somebody has to mend it; it was perhaps done. */
export type FailureKind = "unavailable" | "unable" | "unknown";

/** What each one means and what to do: docs/directory.md. */
export type FailureCode =
  | "DirectoryDown"
  | "DirectorySilent"
  | "DirectoryBusy"
  | "ServerNotTrusted"
  | "ServiceAccountRefused"
  | "ServiceAccountDisabled"
  | "ServiceAccountMustChange"
  | "ServiceAccountLocked"
  | "NoDirectoryPassword"
  | "PasswordUndecryptable"
  | "KeyServiceDown"
  | "EncryptionRequired"
  | "PasswordsPrinted"
  | "BaseMissing"
  | "GroupUnknown"
  | "GroupsUnreadable"
  | "AccountUnreadable"
  | "AccountBarred"
  | "Referred"
  | "NoRight"
  | "AccountGone"
  | "OutcomeUnknown"
  | "DirectoryError";

/** The directory did not do what it was asked. Its message is for the log: never a password, a login or what a person said. */
export class DirectoryFailure extends Error {
  override readonly name = "DirectoryFailure";
  readonly kind: FailureKind;
  readonly code: FailureCode;

  constructor(kind: FailureKind, code: FailureCode, message: string) {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

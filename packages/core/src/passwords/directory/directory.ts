import type { DirectoryFailure } from "../../directory/directory-failure.ts";

/** Why a password is not reset here, whoever asks. */
export type Bar =
  | "disabled"
  | "expired"
  /** adminCount is 1: a member of a group that the directory protects, or once one. */
  | "privileged"
  /** Nested or as primary group, in one of the directory's own groups of administrators, or in one that settings name. */
  | "protected group"
  /** Must-change would have no effect; most often a service's account. */
  | "password never expires"
  | "smartcard"
  | "not a person's"
  | "outside the base"
  | "no mobile number";

export type Account = {
  /** The objectGUID in lower-case hexadecimals: what stays when a person is renamed or moved. */
  id: string;
  /** As the directory writes them. */
  dn: string;
  login: string;
  /** As the directory has them. */
  birthDate: string | undefined;
  startMonth: string | undefined;
  /** E.164, of a number that may get an SMS; nothing for none, a landline's or one that cannot be read. */
  mobile: string | undefined;
  /** sAMAccountName, displayName, givenName, sn and cn, as far as they are there: what a password must not have parts of. */
  names: string[];
  barred?: Bar;
  /**
   * Why nobody can tell whether it is barred: it is as good as that. Not thrown where it is found, since only accounts that are
   * there have it: whoever guesses would hear which these are.
   */
  unreadable?: DirectoryFailure;
};

/** One authenticated connection, for one request. */
export interface Session {
  /** The one account of that login below the base. As many searches, of the same kinds, whether there is one or not. Throws DirectoryFailure. */
  find(login: string): Promise<Account | undefined>;
  /**
   * Sets the password, makes the person change it at the next logon and unlocks the account, all in one modify. `too weak` where
   * the directory's policy refuses it. Throws DirectoryFailure.
   */
  setPassword(account: Account, password: string): Promise<"set" | "too weak">;
  /** Whether this is the account's password now, by one bind on a new connection to the same server. Throws DirectoryFailure where that cannot be told. */
  hasPassword(account: Account, password: string): Promise<boolean>;
  /** Never throws. */
  close(): Promise<void>;
}

export interface Directory {
  /** A connection to the first server that answers, in the order of settings. Throws DirectoryFailure. */
  open(): Promise<Session>;
}

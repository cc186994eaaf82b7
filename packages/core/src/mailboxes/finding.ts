/** What is wrong with an address, by what becomes of it. What each one means and what to do: docs/mailboxes.md. */
export type FindingCode =
  /** Another has the account's `mail`: the account is not created. */
  | "MailTaken"
  /** Another has one of its addresses: it is taken out of the new account. */
  | "AddressTaken"
  /** Another signs in by that name. */
  | "UserPrincipalNameTaken"
  | "NoUserPrincipalName"
  | "DomainNotVerified"
  | "SeveralPrimaryAddresses"
  | "CharactersNotAllowed"
  | "NoAddress"
  | "NoAddressType";

/** An account by what people know it by. */
export type Party = {
  userPrincipalName?: string | undefined;
  displayName?: string | undefined;
  login?: string | undefined;
};

export type Finding = {
  code: FindingCode;
  /** Where the account stands among those that were asked about, from 0. */
  index: number;
  account: Party;
  /** As it is written there, without its type. */
  address: string;
  /** Who has it. */
  with?: Party;
  /** For the person: what becomes of it, and what to do. */
  message: string;
};

import type { Account } from "./account.ts";

/** What is wrong with an account's addresses. What each one means and what to do: docs/mailboxes.md. */
export type FindingCode =
  /** Another has the account's `mail`: the account is not created. */
  | "MailTaken"
  /** Another has one of its other addresses: the new account is created without it. */
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
  /** As it is written there, without its type; of several, `, ` between them. */
  address: string;
  /** Who has it. */
  with?: Party;
  /** For the person: what becomes of it, and what to do. */
  message: string;
};

export const partyOf = ({ userPrincipalName, displayName, login }: Account): Party => ({
  ...(userPrincipalName?.trim() && { userPrincipalName: userPrincipalName.trim() }),
  ...(displayName && { displayName }),
  ...(login && { login }),
});

/** What somebody is called in a sentence. */
export function nameOf({ userPrincipalName, displayName, login }: Party): string {
  const account = userPrincipalName || login;
  if (displayName && account) return `${displayName} (${account})`;
  return displayName || account || "an account without a name";
}

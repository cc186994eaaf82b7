/** A directory's account, or whatever else has addresses, as far as its addresses depend on it. */
export type Account = {
  /** The name that it signs in by. A group and a contact have none. */
  userPrincipalName?: string | undefined;
  /** The directory's `mail`: an address, with no type before it. */
  mail?: string | undefined;
  /** The directory's `proxyAddresses`, each with its type: `SMTP:` is the primary one, `smtp:` any other; SIP and X500 are others' business. */
  proxyAddresses: string[];
  displayName?: string | undefined;
  /** The directory's `sAMAccountName`. */
  login?: string | undefined;
  /** The directory's `objectGUID`: two of one directory that have different ones are two, whatever they are called. */
  id?: string | undefined;
};

/** One request that was answered, for the journal: no password, and of a filter and a modify no values. */
export type Operation = {
  /** Milliseconds since the epoch. */
  at: number;
  /** Numbers the connections from 1. */
  connection: number;
  operation: "bind" | "search" | "modify" | "other";
  /** The DN that the connection was bound as when it asked; nothing for nobody. */
  by?: string;
  /** What it was about: a bind's name, a search's base, a modify's DN. */
  name: string;
  /** LDAP's result code. */
  code: number;
  /** A bind's `data`, such as `52e`. */
  data?: string;
  scope?: "base" | "one" | "sub";
  /** Such as `(&(objectClass=?)(sAMAccountName=?))`. */
  filter?: string;
  /** Those asked for, or written. */
  attributes?: string[];
  /** How many entries a search gave. */
  entries?: number;
};

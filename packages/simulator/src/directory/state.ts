import type { Diagnostics } from "./diagnostics.ts";
import type { Dn } from "./dn.ts";
import type { Fold } from "./matching.ts";
import type { PasswordPolicy, Server } from "./password-policy.ts";
import type { Delegating } from "./rights.ts";

/** All that a directory is, but its connections. */
export type State = Delegating & {
  policy: PasswordPolicy;
  /** In small letters. */
  confidential: ReadonlySet<string>;
  server: Server;
  say: Diagnostics;
  fold: Fold;
  base: Dn;
  /** As it is written, such as `DC=example,DC=test`. */
  baseDn: string;
  /** Such as `example.test`. */
  dnsDomain: string;
  /** Such as `EXAMPLE`. */
  netbios: string;
  /** The server's own name. */
  host: string;
  now(): number;
};

import { isBelow } from "../../directory/distinguished-name.ts";
import type { Bar } from "./directory.ts";
import type { Person, ReadablePerson } from "./person.ts";
import { cameWithDomain, isOfAdministrators } from "./privilege.ts";

/** https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/useraccountcontrol-manipulate-account-properties */
const ACCOUNT_DISABLE = 0x2;
const TRUSTS = 0x800 | 0x1000 | 0x2000;
const DONT_EXPIRE_PASSWORD = 0x10000;
const SMARTCARD_REQUIRED = 0x40000;
/** What `accountExpires` is for never, besides 0: https://learn.microsoft.com/en-us/windows/win32/adschema/a-accountexpires */
const NEVER = 0x7fff_ffff_ffff_ffffn;
const FROM_1601_TO_1970_MS = 11_644_473_600_000n;

export type Standing = {
  person: ReadablePerson;
  /** The groups that it is in, of whatever depth, its primary one among them. */
  groups: ReadonlySet<string>;
  /** Those whose members settings protect. */
  protectedGroups: ReadonlySet<string>;
  /** As the directory writes it. */
  base: string;
  /** The service account's DN or user principal name. */
  serviceAccount: string;
  /** The number to which the password would go. */
  mobile: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
};

/** Why the account's password is not reset here: the first reason of several; nothing where it may be. A lock is none, since a reset ends it. */
export function barOf({
  person,
  groups,
  protectedGroups,
  base,
  serviceAccount,
  mobile,
  now,
}: Standing): Bar | undefined {
  const has = (flags: number) => (person.control & flags) !== 0;
  if (!isBelow(person.dn, base)) return "outside the base";
  if (person.adminCount > 0 || cameWithDomain(person.sid)) return "privileged";
  if ([...groups].some((group) => isOfAdministrators(group) || protectedGroups.has(group))) return "protected group";
  if (has(TRUSTS) || isSame(person, serviceAccount)) return "not a person's";
  if (has(ACCOUNT_DISABLE)) return "disabled";
  if (isExpired(person.expires, now)) return "expired";
  if (has(SMARTCARD_REQUIRED)) return "smartcard";
  if (has(DONT_EXPIRE_PASSWORD)) return "password never expires";
  return mobile === undefined ? "no mobile number" : undefined;
}

const isExpired = (expires: bigint, now: number): boolean =>
  expires !== 0n && expires < NEVER && expires / 10_000n - FROM_1601_TO_1970_MS <= BigInt(Math.floor(now));

const isSame = ({ dn, principalName }: Person, account: string): boolean =>
  [dn, principalName].some((name) => name?.toLowerCase() === account.toLowerCase());

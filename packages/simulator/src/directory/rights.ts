import { isWithin, readDn } from "./dn.ts";
import { type Entry, isOfClass, textOf, valuesOf } from "./entry.ts";
import { sidBytes } from "./identifiers.ts";
import type { Tree } from "./tree.ts";
import { ADMINISTRATORS } from "./well-known.ts";

/** What an account, or a group's members, may do with every user below an OU. Everybody reads what is not confidential. */
export type Delegation = {
  /** The DN of the account or group. */
  trustee: string;
  /** The DN of the OU. */
  subtree: string;
  resetPassword?: boolean;
  /** Attributes that it may write, such as `pwdLastSet`. */
  write?: string[];
  /** Confidential attributes that it may read. */
  read?: string[];
};

export type Rights = {
  resetsPassword: boolean;
  writes(attribute: string): boolean;
  /** Of confidential attributes only. */
  reads(attribute: string): boolean;
};
export type Delegating = {
  tree: Tree;
  delegations: Delegation[];
  /**
   * Whether what is delegated on an OU reaches those who administer the domain too. On Windows it does not: every hour they get the
   * rights of AdminSDHolder, which inherit nothing. Samba has no such thing.
   * https://learn.microsoft.com/windows-server/identity/ad-ds/plan/security-best-practices/appendix-c--protected-accounts-and-groups-in-active-directory
   */
  reachesAdministrators: boolean;
};

const ALL: Rights = { resetsPassword: true, writes: () => true, reads: () => true };

/** What one may do with any other, by what is delegated to it or to a group that it is in; its administrators may do all. */
export function rightsOf(
  who: Entry,
  { tree, delegations, reachesAdministrators }: Delegating,
): (target: Entry) => Rights {
  const selves = [who, ...tree.groupsOf(who)];
  const administrators = sidBytes(ADMINISTRATORS);
  if (selves.some((self) => valuesOf(self, "objectSid").some((sid) => administrators?.equals(Buffer.from(sid)))))
    return () => ALL;
  const names = new Set(selves.map(({ at }) => at.join("\n")));
  const own = delegations.filter(({ trustee }) => names.has((readDn(trustee) ?? []).join("\n")));
  return (target) => {
    const isReached = isOfClass(target, "user") && (reachesAdministrators || textOf(target, "adminCount") !== "1");
    return rightsBy(own.filter(({ subtree }) => isReached && isWithin(target.at, readDn(subtree) ?? [""])));
  };
}

function rightsBy(given: Delegation[]): Rights {
  const includes = (lists: (string[] | undefined)[], attribute: string) =>
    lists.flat().some((name) => name?.toLowerCase() === attribute.toLowerCase());
  return {
    resetsPassword: given.some(({ resetPassword }) => resetPassword),
    writes: (attribute) =>
      includes(
        given.map(({ write }) => write),
        attribute,
      ),
    reads: (attribute) =>
      includes(
        given.map(({ read }) => read),
        attribute,
      ),
  };
}

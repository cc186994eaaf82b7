import type { Account } from "@frontdesk/core/mailboxes/account.ts";
import type { Examined } from "@frontdesk/core/mailboxes/examine.ts";

/** An account of a file by its line; one of a directory has none. */
export type Listed = Account & { line?: number };

/** All that was asked about, and how many there were beside it. */
export type Outcome = {
  tenantDomain: string;
  verifiedDomains?: string[] | undefined;
  accounts: Examined<Listed>[];
  existing: number;
};

export const withFindings = ({ accounts }: Outcome): Examined<Listed>[] =>
  accounts.filter(({ findings }) => findings.length > 0);

export type Showing = { onlyFindings?: boolean | undefined };

/** The accounts that are to be seen: all, or those alone with which something is wrong. */
export const shownOf = (outcome: Outcome, { onlyFindings = false }: Showing): Examined<Listed>[] =>
  onlyFindings ? withFindings(outcome) : outcome.accounts;

/**
 * Whether accounts seem to collide with themselves: somebody who is there has no name to tell it by, and is called as the account is,
 * or nothing at all.
 */
export const collideWithThemselves = ({ accounts }: Outcome): boolean =>
  accounts.some(({ account, findings }) =>
    findings.some(
      ({ with: other }) =>
        other && !other.userPrincipalName && (!other.displayName || other.displayName === account.displayName),
    ),
  );

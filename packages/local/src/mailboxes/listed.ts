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
  /** Nothing tells which of the existing ones are among the accounts. */
  isNameless: boolean;
};

export const withFindings = ({ accounts }: Outcome): Examined<Listed>[] =>
  accounts.filter(({ findings }) => findings.length > 0);

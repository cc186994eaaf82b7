import type { Account } from "./account.ts";
import { nameOf, type Party, partyOf } from "./finding.ts";
import { predict } from "./predict.ts";
import { domainIn, hasType, keyOf, mailIn } from "./proxy-address.ts";

/** Who has an address: it has addresses already, or is to be synchronised as well. Of those of one directory nobody knows which. */
export type Holder = { party: Party; id?: string | undefined; isExisting: boolean };

/** What each address is kept under, in whatever case: whoever had it first keeps it. */
export class Holders {
  readonly #byKey = new Map<string, Holder>();

  /** Who has the address from now on. */
  keep(address: string, holder: Holder): Holder {
    const first = this.#byKey.get(keyOf(address));
    if (first === undefined) this.#byKey.set(keyOf(address), holder);
    return first ?? holder;
  }
}

/** Whoever has addresses already, and the names that they sign in by. */
export function holdersOf(
  existing: Account[],
  tenantDomain: string,
): { holders: Holders; names: ReadonlyMap<string, Holder> } {
  const holders = new Holders();
  const names = new Map<string, Holder>();
  for (const account of existing) {
    const holder = { party: partyOf(account), id: account.id, isExisting: true };
    for (const address of addressesOf(account, tenantDomain)) holders.keep(address, holder);
    if (holder.party.userPrincipalName) names.set(keyOf(holder.party.userPrincipalName), holder);
  }
  return { holders, names };
}

/** A guest's name in the tenant that it visits. https://learn.microsoft.com/azure/active-directory/external-identities/user-properties */
const GUEST = "#EXT#@";

/**
 * All that somebody has who is there. To what a directory has of an account, what it will get is added; an export of Exchange has that
 * among its addresses, and a group, a contact and a guest get nothing. An export can lack the types, or have one before the mail.
 */
function addressesOf(account: Account, tenantDomain: string): string[] {
  const mail = account.mail?.trim().replace(/^smtp:/i, "");
  const proxyAddresses = account.proxyAddresses.map((each) => (hasType(each.trim()) ? each : `smtp:${each.trim()}`));
  const listed = [...(mail ? [mail] : []), ...mailIn(proxyAddresses)];
  const isWhole = listed.some((address) => keyOf(domainIn(address) ?? "") === keyOf(tenantDomain));
  const isAccount = account.userPrincipalName !== undefined && !account.userPrincipalName.includes(GUEST);
  if (isWhole || !isAccount) return listed;
  return [...listed, ...mailIn(predict({ ...account, mail, proxyAddresses }, tenantDomain).mailbox)];
}

/** Whose it is, and what follows where that is not yet decided. */
export function whose({ party, id, isExisting }: Holder): { whose: string; unless: string } {
  const name = nameOf(party);
  if (!isExisting)
    return { whose: `that of ${name} as well, who is to be synchronised too`, unless: " if it comes second" };
  if (id === undefined) return { whose: `that of ${name} already`, unless: "" };
  return { whose: `that of ${name} as well, in the same directory`, unless: " if it comes second" };
}

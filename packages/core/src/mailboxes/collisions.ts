import type { Account } from "./account.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { type Found, faults } from "./faults.ts";
import { type Finding, nameOf, type Party, partyOf } from "./finding.ts";
import { type Holder, type Holders, holdersOf, whose } from "./holders.ts";
import { keyOf } from "./proxy-address.ts";
import { namesInTenant, ownDomains, type Tenant } from "./tenant.ts";
import { unverified } from "./verified.ts";

/**
 * What is wrong with the addresses of accounts that are to be synchronised, in their order; `existing` is who has addresses
 * already. An account that is among the existing ones by its user principal name does not collide with itself. Of two accounts
 * that want one address it is the later one that is told of: whichever is synchronised first gets it. Takes linear time.
 */
export function collisions(accounts: Account[], existing: Account[], tenant: Tenant): Finding[] {
  const { tenantDomain } = tenant;
  const { holders, names } = holdersOf(existing, tenantDomain);
  const isOwn = ownDomains(tenant);
  const before = new Map(names);
  return accounts.flatMap((account, index) => {
    const party = partyOf(account);
    const called = namesInTenant(party.userPrincipalName ?? "", tenantDomain, isOwn);
    const own: Own = {
      party,
      id: account.id,
      names: called,
      isThere: called.some((name) => isHimself(names.get(name), account.id)),
    };
    const found = [
      ...taken(account, own, holders, tenantDomain),
      ...sameName(own, before),
      ...faults(account),
      ...unverified(account, tenantDomain, isOwn),
    ];
    return found.map((each): Finding => ({ ...each, index, account: party }));
  });
}

/** An account, the names by which it is known in the tenant, and whether it is there. */
type Own = { party: Party; id: string | undefined; names: string[]; isThere: boolean };

/** Whoever is there by a name is the account of that name, unless both are of one directory. */
const isHimself = (holder: Holder | undefined, id: string | undefined): boolean =>
  holder !== undefined && (holder.id === undefined || id === undefined || holder.id === id);

/** By the name that each gets in the tenant. */
function sameName({ party, id, names, isThere }: Own, before: Map<string, Holder>): Found[] {
  const [address, name] = [party.userPrincipalName, names.at(-1)];
  if (!address || !name) return [];
  const first = before.get(name);
  if (!first || (first.isExisting && isThere)) {
    before.set(name, { party, id, isExisting: false });
    return [];
  }
  const message = `${nameOf(first.party)} has the name ${name} to sign in by as well: only one of them can. Give one of the two another userPrincipalName.`;
  return [{ code: "UserPrincipalNameTaken", address, with: first.party, message }];
}

function taken(account: Account, own: Own, holders: Holders, tenantDomain: string): Found[] {
  const told = new Map<string, Party>();
  return claimsOf(account, tenantDomain).flatMap((claim): Found[] => {
    const { address, of, madeOf } = claim;
    const first = holders.keep(address, { party: own.party, id: own.id, isExisting: false });
    if (isSame(first, own)) return [];
    // It follows from the address that it is made of, and goes with that.
    if (madeOf !== undefined && told.get(keyOf(madeOf)) === first.party) return [];
    told.set(keyOf(address), first.party);
    const code = of === "mail" ? "MailTaken" : "AddressTaken";
    return [{ code, address, with: first.party, message: fateOf(claim, own, first) }];
  });
}

/** By the name that is one's own in a tenant; whatever has none is nobody but itself, and so is each of one directory. */
function isSame({ party: other, id: otherId }: Holder, { party, id, names }: Own): boolean {
  if (other === party) return true;
  if (id !== undefined && otherId !== undefined) return id === otherId;
  return other.userPrincipalName !== undefined && names.includes(keyOf(other.userPrincipalName));
}

/**
 * What becomes of it. The error is Azure AD Connect's own, as the article tells it that predict() is of; the digits are of
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/user-prov-sync/proxyaddresses-attribute-populate, scenario 6.
 */
function fateOf({ address, of }: Claim, { party, isThere }: Own, holder: Holder): string {
  const own = nameOf(party);
  const { whose: others, unless } = whose(holder);
  const fails = isThere ? `${own}, who is there already, keeps the one of before` : `${own} will not be created`;
  switch (of) {
    case "mail":
      return `Its mail ${address} is ${others}: ${fails}${unless}. Azure AD Connect will say: “${errorFor(address)}” Give one of the two another mail.`;
    case "proxyAddresses":
      return `Its proxy address ${address} is ${others}: it will be taken out of ${own} in Azure AD${unless}, which DirSync errors in the admin center tell. Take it from one of the two.`;
    case "userPrincipalName":
      return `Its userPrincipalName ${address} is an address, ${others}: the mailbox of ${own} will not have it${unless}. Take the address from the other, or let it sign in by another name.`;
    default:
      return `Its routing address ${address} is ${others}: ${own} gets another one, with digits behind the name${unless}. Another primary address would give it one of its own.`;
  }
}

const errorFor = (address: string): string =>
  `Unable to update this object because the following attributes associated with this object have values that may already be associated with another object in your local directory services: [ProxyAddresses SMTP:${address};]. Correct or remove the duplicate values in your local directory.`;

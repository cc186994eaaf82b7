import type { Account } from "./account.ts";
import { type Claim, claimsOf } from "./claims.ts";
import { type Found, faults } from "./faults.ts";
import { type Finding, nameOf, type Party } from "./finding.ts";
import { predict } from "./predict.ts";
import { addressIn, hasType, isSmtp, keyOf, localPartOf } from "./proxy-address.ts";
import { type Tenant, unverified } from "./verified.ts";

/** Who has an address: it is there already, or is to be synchronised as well. */
type Holder = { party: Party; isExisting: boolean };

/**
 * What is wrong with the addresses of accounts that are to be synchronised, in their order; `existing` is who has addresses
 * already. An account that is among the existing ones by its user principal name does not collide with itself. Of two accounts
 * that want one address it is the later one that is told of: whichever is synchronised first gets it. Takes linear time.
 */
export function collisions(accounts: Account[], existing: Account[], tenant: Tenant): Finding[] {
  const holders = new Map<string, Holder>();
  for (const account of existing) {
    const holder = { party: partyOf(account), isExisting: true };
    for (const address of addressesOf(account, tenant.tenantDomain)) keep(holders, address, holder);
  }
  const names = new Map<string, Party>();
  return accounts.flatMap((account, index) => {
    const party = partyOf(account);
    const found = [
      ...takenFrom(account, party, { holders, tenantDomain: tenant.tenantDomain }),
      ...sameName(party, names),
      ...faults(account),
      ...unverified(account, tenant),
    ];
    return found.map((each): Finding => ({ ...each, index, account: party }));
  });
}

export const partyOf = ({ userPrincipalName, displayName, login }: Account): Party => ({
  ...(userPrincipalName && { userPrincipalName: userPrincipalName.trim() }),
  ...(displayName && { displayName }),
  ...(login && { login }),
});

/** All that somebody has who is there: an export can lack the types. */
function addressesOf(account: Account, tenantDomain: string): string[] {
  const proxyAddresses = account.proxyAddresses.map((each) => (hasType(each.trim()) ? each : `smtp:${each.trim()}`));
  return [
    ...(account.mail ? [account.mail.trim()] : []),
    ...predict({ ...account, proxyAddresses }, tenantDomain)
      .mailbox.filter(isSmtp)
      .map(addressIn),
  ];
}

/** Whoever had it first keeps it. */
function keep<Value>(map: Map<string, Value>, name: string, value: Value): Value {
  const first = map.get(keyOf(name));
  if (first === undefined) map.set(keyOf(name), value);
  return first ?? value;
}

function sameName(party: Party, names: Map<string, Party>): Found[] {
  const { userPrincipalName: address } = party;
  const first = address ? keep(names, address, party) : party;
  if (!address || first === party) return [];
  const message = `Another account, before it, has its userPrincipalName ${address} as well: only one of them can sign in by it.`;
  return [{ code: "UserPrincipalNameTaken", address, with: first, message }];
}

type Taking = { holders: Map<string, Holder>; tenantDomain: string };

function takenFrom(account: Account, party: Party, { holders, tenantDomain }: Taking): Found[] {
  const told = new Set<string>();
  return claimsOf(account, tenantDomain).flatMap((claim): Found[] => {
    const { address, of } = claim;
    const first = keep(holders, address, { party, isExisting: false });
    if (isSame(first.party, party)) return [];
    // It follows from the address that it is made of, and goes with that.
    if (of === "routing address" && told.has(keyOf(localPartOf(address)))) return [];
    told.add(keyOf(localPartOf(address)));
    const code = of === "mail" ? "MailTaken" : "AddressTaken";
    return [{ code, address, with: first.party, message: fateOf(claim, party, first) }];
  });
}

/** By the name that is one's own in a tenant; whatever has none is nobody but itself. */
function isSame(one: Party, other: Party): boolean {
  if (one === other) return true;
  return one.userPrincipalName !== undefined && keyOf(one.userPrincipalName) === keyOf(other.userPrincipalName ?? "");
}

/**
 * What becomes of it. The error is Azure AD Connect's own, as the article tells it that predict() is of; the digits are of
 * https://learn.microsoft.com/troubleshoot/entra/entra-id/user-prov-sync/proxyaddresses-attribute-populate, scenario 6.
 */
function fateOf({ address, of }: Claim, account: Party, { party, isExisting }: Holder): string {
  const own = nameOf(account);
  const [whose, unless] = isExisting
    ? [`that of ${nameOf(party)} already`, ""]
    : [`that of ${nameOf(party)} as well, who is to be synchronised too`, " if it comes second"];
  switch (of) {
    case "mail":
      return `Its mail ${address} is ${whose}: ${own} will not be created${unless}. Azure AD Connect will say: “${errorFor(address)}” Give one of the two another mail.`;
    case "proxyAddresses":
      return `Its proxy address ${address} is ${whose}: it will be taken out of ${own} in Azure AD${unless}, which DirSync errors in the admin center tell. Take it from one of the two.`;
    case "userPrincipalName":
      return `Its userPrincipalName ${address} is an address, ${whose}: the mailbox of ${own} will not have it${unless}. Take the address from the other, or let it sign in by another name.`;
    default:
      return `Its routing address ${address} is ${whose}: ${own} gets another one, with digits behind the name${unless}. Another primary address would give it one of its own.`;
  }
}

const errorFor = (address: string): string =>
  `Unable to update this object because the following attributes associated with this object have values that may already be associated with another object in your local directory services: [ProxyAddresses SMTP:${address};]. Correct or remove the duplicate values in your local directory.`;

import { rdnValue, readDn } from "@frontdesk/simulator/directory/dn.ts";
import type { StartingEntry } from "@frontdesk/simulator/directory/entry.ts";
import { fileTime } from "@frontdesk/simulator/directory/identifiers.ts";
import type { Member, Staff } from "./staff.ts";

/** What a function is told of the directory, as far as its entries are made after it. */
export type Described = {
  base: string;
  serviceAccount: string;
  attributes: { birthDate: string; startMonth: string; mobile: string };
  protectedGroups: string[];
};

const [NORMAL, DISABLED, NEVER_EXPIRES, SMARTCARD] = [0x200, 0x2, 0x1_0000, 0x4_0000];
const YEAR = 365 * 24 * 3600_000;

/** The domain that all of it is in: the base's own, or one above it. Throws where there is none. */
export function domainOf({ base, serviceAccount, protectedGroups }: Described): string {
  const names = [base, ...(isName(serviceAccount) ? [serviceAccount] : []), ...protectedGroups].map(partsOf);
  const [first = []] = names;
  const domain = first.filter((part) => part.startsWith("dc="));
  while (domain.length && !names.every((name) => name.slice(-domain.length).join() === domain.join())) domain.shift();
  if (!domain.length)
    throw new Error(`The directory's base ${base}, its service account and its groups share no domain.`);
  return domain.map((part) => part.replace("dc=", "DC=")).join(",");
}

const partsOf = (dn: string): string[] => [...(readDn(dn) ?? [])];
const isName = (account: string): boolean => account.includes("=");

/** Where the service account is. */
export const serviceDn = ({ serviceAccount }: Described, domain: string): string =>
  isName(serviceAccount) ? serviceAccount : `CN=${loginOf(serviceAccount)},CN=Users,${domain}`;

/** Of a DN, or a user principal name. */
const loginOf = (account: string): string => (isName(account) ? rdnValue(account) : account.replace(/@.*/, ""));

/** A directory's entries for a staff: those that settings name, and the people as the file has them. */
export function entriesFor(staff: Staff, described: Described, password: string, now: number): StartingEntry[] {
  const domain = domainOf(described);
  const { base, serviceAccount, protectedGroups } = described;
  const userPrincipalName = isName(serviceAccount) ? `${loginOf(serviceAccount)}@${dnsNameOf(domain)}` : serviceAccount;
  const named = (refused: Member["refused"]) =>
    staff.filter((member) => member.refused === refused).map((member) => dnOf(member, described, domain));
  const administrators = `CN=Helpdesk Leads,${base}`;
  // Where settings name none, there is one that the directory itself protects.
  const [protectedGroup = `CN=Backup Operators,CN=Builtin,${domain}`] = protectedGroups;
  return [
    { dn: base },
    {
      dn: serviceDn(described, domain),
      password,
      attributes: {
        sAMAccountName: loginOf(serviceAccount),
        userAccountControl: flags(NEVER_EXPIRES),
        userPrincipalName,
      },
    },
    ...staff.map((member) => personOf(member, described, domain, now)),
    { dn: administrators, attributes: { member: named("privileged") } },
    { dn: `CN=Domain Admins,CN=Users,${domain}`, attributes: { member: administrators } },
    ...[...new Set([protectedGroup, ...protectedGroups])].map((dn) => ({
      dn,
      attributes: { objectClass: "group", member: dn === protectedGroup ? named("protected group") : [] },
    })),
  ];
}

const dnOf = ({ name, refused }: Member, { base }: Described, domain: string): string => {
  const cn = `CN=${name.replace(/[",+;<>\\#=]/g, "\\$&")}`;
  return `${cn},${refused === "outside the base" ? `OU=Contractors,${domain}` : base}`;
};

const flags = (more: number): string => String(NORMAL | more);

const dnsNameOf = (domain: string): string =>
  partsOf(domain)
    .map((part) => part.slice(3))
    .join(".");

function personOf(member: Member, described: Described, domain: string, now: number): StartingEntry {
  const { name, login, birthDate, startMonth, mobile, password, locked, refused, mail, proxyAddresses } = member;
  const { attributes } = described;
  const [givenName = name, ...surnames] = name.split(" ");
  const flag = { disabled: DISABLED, "password never expires": NEVER_EXPIRES, smartcard: SMARTCARD };
  const bits = refused && Object.hasOwn(flag, refused) ? flag[refused as keyof typeof flag] : 0;
  return {
    dn: dnOf(member, described, domain),
    ...(password ? { password } : {}),
    attributes: {
      sAMAccountName: login,
      userPrincipalName: member.userPrincipalName ?? `${login}@${dnsNameOf(domain)}`,
      displayName: name,
      givenName,
      ...(surnames.length ? { sn: surnames.join(" ") } : {}),
      userAccountControl: flags(bits),
      [attributes.birthDate]: birthDate,
      [attributes.startMonth]: startMonth,
      ...(mobile ? { [attributes.mobile]: mobile } : {}),
      ...(mail ? { mail } : {}),
      ...(proxyAddresses?.length ? { proxyAddresses } : {}),
      ...(locked ? { lockoutTime: fileTime(now), badPwdCount: "5" } : {}),
      ...(refused === "expired" ? { accountExpires: fileTime(now - YEAR) } : {}),
      ...(refused === "privileged" ? { adminCount: "1" } : {}),
    },
  };
}

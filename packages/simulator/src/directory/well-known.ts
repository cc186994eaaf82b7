import type { StartingEntry } from "./entry.ts";

/** Relative identifiers of groups that every domain has. https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-identifiers */
const OF_DOMAIN = {
  "Domain Admins": 512,
  "Domain Users": 513,
  "Domain Guests": 514,
  "Domain Computers": 515,
  "Domain Controllers": 516,
  "Cert Publishers": 517,
  "Schema Admins": 518,
  "Enterprise Admins": 519,
  "Group Policy Creator Owners": 520,
  "Denied RODC Password Replication Group": 572,
  "Protected Users": 525,
};
const BUILT_IN = {
  Administrators: 544,
  Users: 545,
  "Account Operators": 548,
  "Server Operators": 549,
  "Print Operators": 550,
  "Backup Operators": 551,
};

export const ADMINISTRATORS = "S-1-5-32-544";

/** The containers and groups that are there before anybody makes one. */
export function wellKnown(base: string, sid: string): StartingEntry[] {
  const users = `CN=Users,${base}`;
  const builtIn = `CN=Builtin,${base}`;
  const members: Record<string, string[]> = {
    Administrators: ["Domain Admins", "Enterprise Admins"],
    Users: ["Domain Users"],
    "Denied RODC Password Replication Group": [
      "Domain Admins",
      "Enterprise Admins",
      "Schema Admins",
      "Cert Publishers",
    ],
  };
  const membersOf = (name: string) => {
    const member = (members[name] ?? []).map((one) => `CN=${one},${users}`);
    return member.length ? { member } : {};
  };
  const group = (name: string, above: string, objectSid: string, more = {}): StartingEntry => ({
    dn: `CN=${name},${above}`,
    attributes: { objectClass: "group", objectSid, ...membersOf(name), ...more },
  });
  return [
    { dn: users, attributes: { objectClass: "container" } },
    { dn: builtIn, attributes: { objectClass: "container" } },
    ...Object.entries(OF_DOMAIN).map(([name, rid]) => group(name, users, `${sid}-${rid}`)),
    ...Object.entries(BUILT_IN).map(([name, rid]) =>
      group(name, builtIn, `S-1-5-32-${rid}`, { groupType: "-2147483643" }),
    ),
  ];
}

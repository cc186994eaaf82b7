/** Relative ids of a domain's groups that administer it or its forest: the last number of their identifier in every domain. */
const GROUPS_OF_DOMAINS = new Set([
  498, // Enterprise Read-only Domain Controllers
  512, // Domain Admins
  516, // Domain Controllers
  517, // Cert Publishers
  518, // Schema Admins
  519, // Enterprise Admins
  520, // Group Policy Creator Owners
  521, // Read-only Domain Controllers
  526, // Key Admins
  527, // Enterprise Key Admins
]);
/** The same of the groups that every domain is born with. */
const BUILT_IN_GROUPS = new Set([
  544, // Administrators
  548, // Account Operators
  549, // Server Operators
  550, // Print Operators
  551, // Backup Operators
  552, // Replicator
  557, // Incoming Forest Trust Builders
  578, // Hyper-V Administrators
]);
/** Accounts that people made have ids from here on. */
const FIRST_OF_PEOPLE = 1000;

const idIn = (sid: string, domain: RegExp): number => Number(domain.exec(sid)?.[1]);

/**
 * Whether members of the group administer a domain. Of any domain, since Enterprise Admins are those of the forest's first.
 * https://learn.microsoft.com/en-us/windows-server/identity/ad-ds/manage/understand-security-identifiers
 */
export const isOfAdministrators = (group: string): boolean =>
  GROUPS_OF_DOMAINS.has(idIn(group, /^S-1-5-21-\d+-\d+-\d+-(\d+)$/)) ||
  BUILT_IN_GROUPS.has(idIn(group, /^S-1-5-32-(\d+)$/));

/** Whether the account came with the domain: Administrator (500), Guest (501), krbtgt (502). */
export const cameWithDomain = (account: string): boolean => idIn(account, /-(\d+)$/) < FIRST_OF_PEOPLE;

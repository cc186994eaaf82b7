import type { StartingEntry } from "@frontdesk/simulator/directory/entry.ts";

export const DOMAIN = "DC=example,DC=test";
export const STAFF = `OU=Staff,${DOMAIN}`;
const GROUPS = `OU=Groups,${DOMAIN}`;
export const SERVICE_ACCOUNT = `CN=svc-reset,OU=ServiceAccounts,${DOMAIN}`;
export const SERVICE_PASSWORD = "Svc-Passw0rd-1!";
/** Everybody's at first. */
export const PASSWORD = "Init1al-Passw0rd";

type Attributes = NonNullable<StartingEntry["attributes"]>;
export type Person = StartingEntry & { login: string; attributes: Attributes };

/** Flags of userAccountControl: https://learn.microsoft.com/en-us/troubleshoot/windows-server/active-directory/useraccountcontrol-manipulate-account-properties */
const NORMAL = 0x200;
const flags = (more: number): Attributes => ({ userAccountControl: String(NORMAL | more) });

/** `name` is the CN as a DN has it. Numbers are of ranges that are nobody's. */
function person(name: string, login: string, more: Attributes = {}, below = STAFF): Person {
  const attributes = {
    sAMAccountName: login,
    userPrincipalName: `${login}@example.test`,
    userAccountControl: String(NORMAL),
    mobile: "+44 7700 900123",
    birthDate: "1990-04-17",
    monthStarted: "2019-09",
    ...more,
  };
  return { dn: `CN=${name},${below}`, login, password: PASSWORD, attributes };
}

export const PEOPLE = {
  alice: person("Alice Smith", "asmith", { givenName: "Alice", sn: "Smith", displayName: "Alice Smith" }),
  bob: person("Jones\\, Bob (Ops) \\+ Co", "bjones", { mobile: "+61 491 570 156", birthDate: "1985-11-02" }),
  zoe: person("Zoë Ünal", "z.unal", { sn: "Ünal", mobile: "0491 570 157" }, `OU=Sydney,${STAFF}`),
  carol: person("Carol Locked", "clocked", { mobile: "+1 202 555 0103" }),
  spares: Array.from({ length: 13 }, (_, index) => person(`Pat Spare ${index}`, `pspare${index}`)),
  /** For resets by the bot, which may be tried at the same time as all else. */
  resets: Array.from({ length: 24 }, (_, index) =>
    person(`Robin Reset ${index}`, `rreset${index}`, { mobile: `+44 7700 900${200 + index}` }),
  ),
} as const;

/** By the bar that refuses them. All but the last are below the base. */
export const BARRED = {
  disabled: person("Frank Disabled", "fdisabled", flags(0x2)),
  expired: person("Erin Expired", "eexpired", { accountExpires: "132539328000000000" }),
  neverExpires: person("Nina Never", "nnever", flags(0x1_0000)),
  smartcard: person("Sam Card", "scard", flags(0x4_0000)),
  adminCount: person("Eve Counted", "ecounted", { adminCount: "1" }),
  nestedAdmin: person("Nick Nested", "nnested"),
  primaryAdmin: person("Pia Primary", "pprimary", { primaryGroupID: "512" }),
  operator: person("Boris Backup", "bbackup"),
  payroll: person("Olive Payroll", "opayroll"),
  noNumber: person("Norman None", "nnone", { mobile: [] }),
  landline: person("Lena Line", "lline", { mobile: "+61 2 5550 0123" }),
  outside: person("Dana Admin", "dadmin", {}, `OU=Admins,${DOMAIN}`),
} as const;

/** Some of them again, for resets by the bot: others set the passwords of those above, to show that the directory lets them. */
export const BARRED_FROM_RESETS = {
  neverExpires: person("Nora Never", "nnever2", flags(0x1_0000)),
  adminCount: person("Eva Counted", "ecounted2", { adminCount: "1" }),
  nestedAdmin: person("Ned Nested", "nnested2"),
  primaryAdmin: person("Paul Primary", "pprimary2", { primaryGroupID: "512" }),
  operator: person("Bella Backup", "bbackup2"),
  payroll: person("Otto Payroll", "opayroll2"),
  outside: person("Dan Admin", "dadmin2", {}, `OU=Admins,${DOMAIN}`),
} as const;

const GLOBAL_SECURITY = String(2 | -0x8000_0000);
const group = (name: string, members: string[], groupType = GLOBAL_SECURITY): StartingEntry => ({
  dn: `CN=${name},${GROUPS}`,
  attributes: { sAMAccountName: name, groupType, member: members },
});

/** A group that settings name. */
export const PAYROLL = `CN=Payroll,${GROUPS}`;
/** One for mail alone, of whose members nothing tells. */
export const MAILING_LIST = `CN=All Staff,${GROUPS}`;
/** Domain Admins and Backup Operators are there by themselves: here is who joins them. */
const JOINED: StartingEntry[] = [
  {
    dn: `CN=Domain Admins,CN=Users,${DOMAIN}`,
    attributes: {
      member: [`CN=Helpdesk Leads,${GROUPS}`, BARRED.primaryAdmin.dn, BARRED_FROM_RESETS.primaryAdmin.dn],
    },
  },
  {
    dn: `CN=Backup Operators,CN=Builtin,${DOMAIN}`,
    attributes: { member: [BARRED.operator.dn, BARRED_FROM_RESETS.operator.dn] },
  },
];

/** The whole domain as it is at first: what is above comes before what is below, and members before their groups. */
export const ENTRIES: StartingEntry[] = [
  ...["Staff", "ServiceAccounts", "Admins", "Groups"].map((name) => ({ dn: `OU=${name},${DOMAIN}` })),
  { dn: `OU=Sydney,${STAFF}` },
  {
    dn: SERVICE_ACCOUNT,
    password: SERVICE_PASSWORD,
    attributes: { sAMAccountName: "svc-reset", userPrincipalName: "svc-reset@example.test", ...flags(0x1_0000) },
  },
  ...Object.values(PEOPLE).flat(),
  ...Object.values(BARRED),
  ...Object.values(BARRED_FROM_RESETS),
  group("Helpdesk Leads", [BARRED.nestedAdmin.dn, BARRED_FROM_RESETS.nestedAdmin.dn]),
  group("Payroll Leads", [BARRED.payroll.dn, BARRED_FROM_RESETS.payroll.dn]),
  group("Payroll", [`CN=Payroll Leads,${GROUPS}`]),
  group("All Staff", [PEOPLE.alice.dn], "2"),
  ...JOINED,
];

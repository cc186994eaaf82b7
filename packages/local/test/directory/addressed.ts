import { ARTICLE } from "@frontdesk/core/mailboxes/article.test-support.ts";
import type { StartingEntry } from "@frontdesk/simulator/directory/entry.ts";
import { DOMAIN, PASSWORD } from "./fixtures.ts";

/** Where whoever has addresses is. */
export const MAIL = `OU=Mail,${DOMAIN}`;
type Attributes = NonNullable<StartingEntry["attributes"]>;

const person = (cn: string, login: string, attributes: Attributes = {}): StartingEntry => ({
  dn: `CN=${cn},${MAIL}`,
  password: PASSWORD,
  attributes: { sAMAccountName: login, userAccountControl: "512", ...attributes },
});

/** The article's four users, in the order of their names. Their suffix is not the domain's own, as AD allows. */
export const USERS = Object.entries(ARTICLE)
  .map(([login, told]) => ({ login, told }))
  .sort((one, other) => (one.login < other.login ? -1 : 1));

/** The group and the contact are others; nobody synchronises the rest. */
export const ADDRESSED: StartingEntry[] = [
  { dn: MAIL },
  ...USERS.map(({ login, told: { userPrincipalName = "", displayName = "", mail = [], proxyAddresses } }) =>
    person(displayName, login, { userPrincipalName, displayName, mail, proxyAddresses }),
  ),
  person("Dora Disabled", "dora", { userPrincipalName: "Dora.Disabled@contoso.com", userAccountControl: "514" }),
  person("Nobody's", "noname", { mail: "noname@contoso.com" }),
  person("MSOL_0123456789ab", "MSOL_0123456789ab", { mail: "sync@contoso.com" }),
  person("AAD_0123456789ab", "AAD_0123456789ab"),
  person("CAS_{0123456789ab}", "CAS_{0123456789ab}"),
  {
    dn: `CN=Helpdesk,${MAIL}`,
    attributes: {
      ...{ sAMAccountName: "Helpdesk", groupType: "8", displayName: "Helpdesk", mail: "helpdesk@contoso.com" },
      proxyAddresses: ["SMTP:helpdesk@contoso.com", "X500:/o=Contoso/cn=Helpdesk"],
    },
  },
  {
    dn: `CN=Quinn Partner,${MAIL}`,
    attributes: {
      objectClass: "contact",
      displayName: "Quinn Partner",
      mail: "quinn@partner.example",
      proxyAddresses: "SMTP:quinn@partner.example",
    },
  },
  // It is there in every domain, and a stand-in has it from here.
  {
    dn: `CN=Administrator,CN=Users,${DOMAIN}`,
    attributes: { sAMAccountName: "Administrator", mail: "administrator@contoso.com", isCriticalSystemObject: "TRUE" },
  },
];

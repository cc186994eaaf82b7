import type { Account } from "./account.ts";

/** The tenant of the article, and its four users: what their accounts have, and what became of it. */
export const TENANT = "tenantid.onmicrosoft.com";

type Told = Account & { azureAd: string[]; mailbox: string[] };

/** “How are email addresses created for Office 365 mailboxes?”, nivleshc.wordpress.com: `azureAd` is what was there before a licence. */
export const ARTICLE: Record<"ross" | "angela" | "zada" | "bob", Told> = {
  ross: {
    userPrincipalName: "Ross.McCary@contoso.com",
    displayName: "Ross McCary",
    proxyAddresses: [],
    azureAd: [],
    mailbox: ["SMTP:Ross.McCary@tenantid.onmicrosoft.com", "smtp:Ross.McCary@contoso.com"],
  },
  angela: {
    userPrincipalName: "Angela.Jones@contoso.com",
    displayName: "Angela Jones",
    mail: "An.Jones@contoso.com",
    proxyAddresses: [],
    azureAd: ["SMTP:An.Jones@contoso.com"],
    mailbox: ["SMTP:An.Jones@contoso.com", "smtp:Angela.Jones@contoso.com", "smtp:An.Jones@tenantid.onmicrosoft.com"],
  },
  zada: {
    userPrincipalName: "Zada.Daley@contoso.com",
    displayName: "Zada Daley",
    mail: "Zada.Daley@tailspintoys.com",
    proxyAddresses: [],
    azureAd: ["SMTP:Zada.Daley@tailspintoys.com"],
    mailbox: [
      "SMTP:Zada.Daley@tailspintoys.com",
      "smtp:Zada.Daley@contoso.com",
      "smtp:Zada.Daley@tenantid.onmicrosoft.com",
    ],
  },
  bob: {
    userPrincipalName: "Bob.Brown@contoso.com",
    displayName: "Bob Brown",
    mail: "Bob.Brown@contoso.com",
    proxyAddresses: ["SMTP:Bo.Brown@contoso.com", "smtp:Bob@contoso.com", "smtp:Bobi@tailspintoys.com"],
    azureAd: [
      "SMTP:Bo.Brown@contoso.com",
      "smtp:Bob@contoso.com",
      "smtp:Bobi@tailspintoys.com",
      "smtp:Bo.Brown@tenantid.onmicrosoft.com",
      "smtp:Bob.Brown@contoso.com",
    ],
    mailbox: [
      "SMTP:Bo.Brown@contoso.com",
      "smtp:Bob@contoso.com",
      "smtp:Bobi@tailspintoys.com",
      "smtp:Bo.Brown@tenantid.onmicrosoft.com",
      "smtp:Bob.Brown@contoso.com",
    ],
  },
};

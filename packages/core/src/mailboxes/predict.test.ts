import { describe, expect, it } from "vitest";
import { ARTICLE, TENANT } from "./article.test-support.ts";
import { predict } from "./predict.ts";

const of = (account: { upn?: string; mail?: string; proxies?: string[] }) =>
  predict(
    {
      userPrincipalName: account.upn ?? "j.doe@contoso.com",
      mail: account.mail,
      proxyAddresses: account.proxies ?? [],
    },
    TENANT,
  );
const UPN = "j.doe@contoso.com";
const ROUTING = `j.doe@${TENANT}`;

describe("the article's users", () => {
  it.each(Object.values(ARTICLE))(
    "$displayName gets what it tells, in its order",
    ({ azureAd, mailbox, ...account }) => {
      const predicted = predict(account, TENANT);
      expect(predicted.beforeLicensing).toEqual(azureAd);
      expect(predicted.afterLicensing).toEqual(mailbox);
      expect(predicted.mailbox).toEqual(mailbox);
    },
  );
});

describe("by proxy addresses", () => {
  it("the user principal name is not added, and all is there before the licence", () => {
    const all = ["SMTP:jo@contoso.com", `smtp:jo@${TENANT}`];
    expect(of({ proxies: ["SMTP:jo@contoso.com"] })).toEqual({
      ...{ by: "proxyAddresses", beforeLicensing: all, afterLicensing: all, mailbox: all },
    });
  });

  it("the first of several primary addresses remains", () => {
    const { mailbox } = of({ proxies: ["smtp:a@contoso.com", "SMTP:b@contoso.com", "SMTP:c@contoso.com"] });
    expect(mailbox.slice(0, 3)).toEqual(["smtp:a@contoso.com", "SMTP:b@contoso.com", "smtp:c@contoso.com"]);
  });

  it("the mail is primary where none of them is, wherever it stands", () => {
    expect(of({ mail: "jo@contoso.com", proxies: ["smtp:a@contoso.com"] }).mailbox).toEqual([
      "smtp:a@contoso.com",
      "SMTP:jo@contoso.com",
      `smtp:jo@${TENANT}`,
    ]);
    expect(of({ mail: "JO@contoso.com", proxies: ["smtp:jo@contoso.com", "smtp:a@contoso.com"] }).mailbox).toEqual([
      "SMTP:jo@contoso.com",
      "smtp:a@contoso.com",
      `smtp:JO@${TENANT}`,
    ]);
  });

  it("the user principal name makes a primary one where nothing else does", () => {
    expect(of({ proxies: ["smtp:a@contoso.com"] })).toMatchObject({
      by: "userPrincipalName",
      beforeLicensing: ["smtp:a@contoso.com"],
      mailbox: ["smtp:a@contoso.com", `SMTP:${ROUTING}`, `smtp:${UPN}`],
    });
  });

  it("what is there already, in whatever case, is not added again", () => {
    const proxies = ["SMTP:Jo@Contoso.com", `smtp:JO@${TENANT.toUpperCase()}`, "smtp:J.Doe@contoso.com"];
    expect(of({ mail: "j.doe@contoso.com", proxies }).mailbox).toEqual(proxies);
  });

  it("one that stands twice is there once, and primary where either is", () => {
    expect(of({ proxies: ["smtp:jo@contoso.com", " SMTP:JO@contoso.com ", "", `smtp:jo@${TENANT}`] }).mailbox).toEqual([
      "SMTP:jo@contoso.com",
      `smtp:jo@${TENANT}`,
    ]);
  });
});

describe("SIP, X500 and other types", () => {
  const others = [
    "SIP:jo@contoso.com",
    "X500:/o=Contoso/ou=Exchange Administrative Group/cn=Recipients/cn=jo",
    "EUM:1234;phone-context=dial.contoso.com",
  ];

  it("stay as they are and where they are, and decide nothing", () => {
    expect(of({ proxies: others })).toMatchObject({
      ...{ by: "userPrincipalName", beforeLicensing: others },
      mailbox: [...others, `SMTP:${ROUTING}`, `smtp:${UPN}`],
    });
    expect(of({ mail: "jo@contoso.com", proxies: others })).toMatchObject({
      ...{ by: "mail", beforeLicensing: [...others, "SMTP:jo@contoso.com"] },
      mailbox: [...others, "SMTP:jo@contoso.com", `smtp:${UPN}`, `smtp:jo@${TENANT}`],
    });
  });
});

describe("what is hardly an account", () => {
  it("has no address where it has neither of the three", () => {
    expect(predict({ proxyAddresses: [] }, TENANT)).toEqual({
      ...{ by: "nothing", beforeLicensing: [], afterLicensing: [], mailbox: [] },
    });
    expect(predict({ userPrincipalName: " ", mail: "", proxyAddresses: [" "] }, TENANT).mailbox).toEqual([]);
  });

  it("gets no address of a user principal name without a domain, but the routing address", () => {
    expect(of({ upn: "j.doe" }).mailbox).toEqual([`SMTP:${ROUTING}`]);
    expect(of({ upn: "j.doe", mail: "jo@contoso.com" }).mailbox).toEqual(["SMTP:jo@contoso.com", `smtp:jo@${TENANT}`]);
  });

  it("has one address where it signs in by the routing address", () => {
    expect(of({ upn: ROUTING }).mailbox).toEqual([`SMTP:${ROUTING}`]);
    expect(of({ upn: ROUTING, mail: ROUTING }).mailbox).toEqual([`SMTP:${ROUTING}`]);
  });
});

import { describe, expect, it } from "vitest";
import { refusal } from "./refusal.ts";

const TENANT = "contoso.onmicrosoft.com";
const IN_DIRECTORY = { identityManagement: "EXISTING_DIRECTORY" };
const mailboxes = (over: object, others: object = {}) =>
  refusal({ connect: IN_DIRECTORY, agents: { mailboxes: over }, ...others });

describe("settings of warnings of addresses", () => {
  it("are taken where agents have accounts in the directory of the password reset", () => {
    expect(mailboxes({ warn: true, tenantDomain: TENANT })).toBe("");
    expect(mailboxes({ warn: true, tenantDomain: TENANT, verifiedDomains: ["contoso.com", "mail.contoso.com"] })).toBe(
      "",
    );
    expect(mailboxes({ warn: true, tenantDomain: "Contoso2.OnMicrosoft.com" })).toBe("");
  });

  it.each(["CONNECT_MANAGED", "SAML"])("cannot be meant with %s, whose agents are in no directory", (how) => {
    const said = mailboxes({ warn: true, tenantDomain: TENANT }, { connect: { identityManagement: how } });
    expect(said).toMatch(/only with .* EXISTING_DIRECTORY: with \w+ agents have .* at agents\.mailboxes\.warn/s);
    expect(said).toContain(`with ${how} agents`);
  });

  it("cannot be meant where no directory is told of", () => {
    expect(mailboxes({ warn: true, tenantDomain: TENANT }, { passwords: { offered: false } })).toMatch(
      /passwords\.offered is false.* at agents\.mailboxes\.warn/s,
    );
  });

  it("need the tenant's domain, and are not looked at where nobody is warned", () => {
    expect(mailboxes({ warn: true })).toMatch(/needed where .* at agents\.mailboxes\.tenantDomain/s);
    expect(refusal({ passwords: { offered: false } })).toBe("");
    expect(refusal({ agents: { mailboxes: { tenantDomain: TENANT } } })).toBe("");
  });

  it.each([
    "contoso.com",
    "onmicrosoft.com",
    ".onmicrosoft.com",
    "a.b.onmicrosoft.com",
    "contoso.onmicrosoft.com.",
    " ",
  ])("are no tenant that is called “%s”", (tenantDomain) => {
    expect(mailboxes({ warn: true, tenantDomain })).toContain("at agents.mailboxes.tenantDomain");
  });

  it.each(["contoso", "@contoso.com", "-a.com", "a..com", "a.com.", "", "ann@contoso.com"])(
    "are no verified domain that is called “%s”",
    (domain) => {
      const said = mailboxes({ warn: true, tenantDomain: TENANT, verifiedDomains: ["contoso.com", domain] });
      expect(said).toContain("at agents.mailboxes.verifiedDomains[1]");
    },
  );

  it("name a domain once, and as many as the function can be told", () => {
    const said = (verifiedDomains: string[]) => mailboxes({ warn: true, tenantDomain: TENANT, verifiedDomains });
    expect(said(["contoso.com", "CONTOSO.com"])).toMatch(
      /names a domain twice\s+→ at agents\.mailboxes\.verifiedDomains\[1\]/,
    );
    const many = Array.from({ length: 60 }, (_, index) => `site-${index}.contoso.com`);
    expect(said(many)).toContain("500 at most");
    expect(said(many.slice(0, 20))).toBe("");
  });
});

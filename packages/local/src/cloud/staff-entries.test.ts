import { describe, expect, it } from "vitest";
import { readStaff, type Staff } from "./staff.ts";
import { domainOf, entriesFor, serviceDn } from "./staff-entries.ts";
import { readDirectoryFile, SAMPLE_DIRECTORY } from "./starting-files.ts";

const DESCRIBED = {
  base: "OU=Staff,DC=example,DC=test",
  serviceAccount: "CN=svc-reset,OU=ServiceAccounts,DC=example,DC=test",
  attributes: { birthDate: "employeeBirthDate", startMonth: "employeeStart", mobile: "telephoneNumber" },
  protectedGroups: ["CN=Payroll,OU=Groups,DC=example,DC=test"],
};
const NADIA = { name: "Nadia Rahman", login: "nrahman", birthDate: "1990-04-17", startMonth: "2019-09" };
const entries = (staff: object[], described = DESCRIBED) =>
  entriesFor(readStaff(staff), described, "Secret-1", Date.now());
const entryOf = (staff: object[], cn: string) => entries(staff).find(({ dn }) => dn.startsWith(`CN=${cn}`));

describe("a member of a staff", () => {
  it("is in the directory under the attributes' names that settings have", () => {
    expect(entryOf([{ ...NADIA, mobile: "+1 202 555 0123" }], "Nadia")).toMatchObject({
      dn: "CN=Nadia Rahman,OU=Staff,DC=example,DC=test",
      attributes: {
        ...{ sAMAccountName: "nrahman", userPrincipalName: "nrahman@example.test", displayName: "Nadia Rahman" },
        ...{ givenName: "Nadia", sn: "Rahman", userAccountControl: "512" },
        ...{ employeeBirthDate: "1990-04-17", employeeStart: "2019-09", telephoneNumber: "+1 202 555 0123" },
      },
    });
  });

  it("has the addresses and the name to sign in by that the file has", () => {
    const addresses = { mail: "Nadia@contoso.com", proxyAddresses: ["SMTP:Nadia@contoso.com", "smtp:n@contoso.com"] };
    const userPrincipalName = "Nadia.Rahman@contoso.com";
    expect(entryOf([{ ...NADIA, ...addresses, userPrincipalName }], "Nadia")).toMatchObject({
      attributes: { sAMAccountName: "nrahman", userPrincipalName, ...addresses },
    });
    expect(entryOf([{ ...NADIA, proxyAddresses: [] }], "Nadia")?.attributes).not.toHaveProperty("proxyAddresses");
  });

  it("may have a name with what a distinguished name has to escape", () => {
    expect(entryOf([{ ...NADIA, name: "Rahman, N. #1 (Ops)" }], "Rahman")).toMatchObject({
      dn: "CN=Rahman\\, N. \\#1 (Ops),OU=Staff,DC=example,DC=test",
    });
  });

  it.each([
    ["disabled", { userAccountControl: "514" }],
    ["password never expires", { userAccountControl: "66048" }],
    ["smartcard", { userAccountControl: "262656" }],
    ["privileged", { adminCount: "1" }],
    ["expired", { accountExpires: expect.stringMatching(/^13\d{16}$/) }],
  ])("is refused because %s", (refused, attributes) => {
    expect(entryOf([{ ...NADIA, refused }], "Nadia")).toMatchObject({ attributes });
  });

  it("is in the group that settings protect, or in one that the directory does", () => {
    const staff = [{ ...NADIA, refused: "protected group" }];
    const groupsOf = (described: typeof DESCRIBED) =>
      entries(staff, described).filter(
        ({ attributes = {} }) =>
          attributes.member?.includes(String(NADIA.name)) ||
          [attributes.member].flat().some((one) => one?.startsWith("CN=Nadia")),
      );
    expect(groupsOf(DESCRIBED).map(({ dn }) => dn)).toEqual(DESCRIBED.protectedGroups);
    expect(groupsOf({ ...DESCRIBED, protectedGroups: [] }).map(({ dn }) => dn)).toEqual([
      "CN=Backup Operators,CN=Builtin,DC=example,DC=test",
    ]);
  });

  it("is outside of the base where that is why", () => {
    expect(entryOf([{ ...NADIA, refused: "outside the base" }], "Nadia")?.dn).toBe(
      "CN=Nadia Rahman,OU=Contractors,DC=example,DC=test",
    );
  });
});

describe("the domain", () => {
  it.each([
    ["the base's", {}, "DC=example,DC=test"],
    ["that of all names", { serviceAccount: "CN=svc,DC=test" }, "DC=test"],
    ["the base's, whatever the principal name", { serviceAccount: "svc@elsewhere.test" }, "DC=example,DC=test"],
  ])("is %s", (_, change, domain) => expect(domainOf({ ...DESCRIBED, ...change })).toBe(domain));

  it("is shared by all that settings name", () => {
    expect(() => domainOf({ ...DESCRIBED, base: "OU=Staff,O=Example" })).toThrow("share no domain");
    expect(() => domainOf({ ...DESCRIBED, serviceAccount: "CN=svc,DC=other" })).toThrow("share no domain");
  });

  it("has a service account that is named by its principal name too", () => {
    const described = { ...DESCRIBED, serviceAccount: "svc-reset@example.test" };
    const dn = "CN=svc-reset,CN=Users,DC=example,DC=test";
    expect(serviceDn(described, "DC=example,DC=test")).toBe(dn);
    expect(entriesFor([], described, "Secret-1", 0)).toContainEqual(
      expect.objectContaining({
        dn,
        password: "Secret-1",
        attributes: expect.objectContaining({
          sAMAccountName: "svc-reset",
          userPrincipalName: "svc-reset@example.test",
        }),
      }),
    );
  });
});

describe("a staff's file", () => {
  it("has every kind of refusal in the sample, and telephone numbers that are nobody's", async () => {
    const staff: Staff = await readDirectoryFile(SAMPLE_DIRECTORY);
    expect(new Set(staff.map(({ refused }) => refused)).size).toBe(9);
    for (const { mobile } of staff)
      expect(mobile ?? "+1 202 555 0100").toMatch(
        /^(\+44 7700 900\d{3}|\+61 (491 570 \d{3}|2 5550 \d{4})|\+1 202 555 01\d\d)$/,
      );
  });

  it.each([
    [[{ ...NADIA, birthDate: "17 April" }], "birthDate"],
    [[{ ...NADIA, startMonth: "2019-13" }], "startMonth"],
    [[{ ...NADIA, login: "n rahman" }], "login"],
    [[{ ...NADIA, refused: "unliked" }], "refused"],
    [[{ ...NADIA, userPrincipalName: "nadia" }], "userPrincipalName"],
    [[{ ...NADIA, proxyAddresses: "SMTP:nadia@contoso.com" }], "proxyAddresses"],
    [[{ ...NADIA, moble: "+12025550123" }], "moble"],
    [[NADIA, { ...NADIA, name: "Another", login: "NRAHMAN" }], "another's already"],
    [[NADIA, { ...NADIA, login: "other" }], "another's already"],
    [{ people: [] }, "expected array"],
  ])("is refused with what is wrong in it: %j", (value, said) => expect(() => readStaff(value)).toThrow(said));
});

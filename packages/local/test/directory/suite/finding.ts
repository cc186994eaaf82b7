import { describe, expect, it } from "vitest";
import { accountOf, bindOf, type Domain, failureOf, faultyBefore, sessionAt } from "../domain.ts";
import { BARRED, DOMAIN, MAILING_LIST, PAYROLL, PEOPLE, type Person, STAFF } from "../fixtures.ts";

const BARS: [keyof typeof BARRED, string][] = [
  ["disabled", "disabled"],
  ["expired", "expired"],
  ["neverExpires", "password never expires"],
  ["smartcard", "smartcard"],
  ["adminCount", "privileged"],
  ["nestedAdmin", "protected group"],
  ["primaryAdmin", "protected group"],
  ["operator", "protected group"],
  ["payroll", "protected group"],
  ["noNumber", "no mobile number"],
  ["landline", "no mobile number"],
];
const HOSTILE: [string, string][] = [
  ["nothing", ""],
  ["an asterisk", "*"],
  ["a beginning", "a*"],
  ["a filter", "asmith)(objectClass=*"],
  ["brackets", ")("],
  ["a NUL", "asmith\0"],
  ["a space before", " asmith"],
  ["a space behind", "asmith "],
  ["a line's end", "asmith\n"],
  ["an escape", "\\61smith"],
  ["a full-width letter", "ａsmith"],
  ["an accent", "ásmith"],
  ["its domain before", "EXAMPLE\\asmith"],
  ["its domain behind", "asmith@example.test"],
  ["a DN", `CN=Alice Smith,${STAFF}`],
  ["10 kB of letters", "a".repeat(10_000)],
  ["10 kB of operators", "()&|!=".repeat(1_700)],
];

/** What is found of whom. */
export function findingIn(domain: () => Domain): void {
  describe("finding", () => {
    it("tells all that matters of a person", async () => {
      const session = await sessionAt(domain());
      const { id, ...account } = await accountOf(PEOPLE.alice, session);
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect({ ...account, names: new Set(account.names) }).toEqual({
        dn: PEOPLE.alice.dn,
        login: "asmith",
        birthDate: "1990-04-17",
        startMonth: "2019-09",
        mobile: "+447700900123",
        names: new Set(["asmith", "Alice Smith", "Alice", "Smith"]),
      });
    });

    it("reaches people with commas and brackets in their names, in OUs below, and with numbers of the country", async () => {
      const session = await sessionAt(domain());
      expect(await accountOf(PEOPLE.bob, session)).toMatchObject({ login: "bjones", mobile: "+61491570156" });
      expect(await accountOf(PEOPLE.zoe, session)).toMatchObject({ dn: PEOPLE.zoe.dn, mobile: "+61491570157" });
    });

    it("knows one and the same account in capitals, and tells accounts apart", async () => {
      const session = await sessionAt(domain());
      const { id } = await accountOf(PEOPLE.alice, session);
      expect(await session.find("ASMITH")).toMatchObject({ id, login: "asmith" });
      expect((await accountOf(PEOPLE.bob, session)).id).not.toBe(id);
    });

    it.each(HOSTILE)("finds nobody by %s", async (_, login) => {
      const session = await sessionAt(domain());
      expect(await session.find(login)).toBeUndefined();
    });

    it.each(["nosuch", BARRED.outside.login, "svc-reset", "Administrator", "krbtgt"])(
      "finds no %s below the base",
      async (login) => {
        const session = await sessionAt(domain());
        expect(await session.find(login)).toBeUndefined();
      },
    );

    it.each(BARS)("bars %s: %s", async (key, barred) => {
      const session = await sessionAt(domain());
      expect(await accountOf(BARRED[key], session)).toMatchObject({ barred });
    });

    it("bars nobody whom the directory has locked", async () => {
      const locked = PEOPLE.spares[0] as Person;
      for (let count = 0; count < 3; count++) await bindOf(locked, "Wr0ng-Passw0rd", domain());
      const session = await sessionAt(domain());
      expect(await bindOf(locked, "Wr0ng-Passw0rd", domain())).toBe("775");
      expect(await accountOf(locked, session)).not.toHaveProperty("barred");
    });

    it("asks the directory as much and the same, whoever is looked for", async () => {
      const faulty = await faultyBefore(domain());
      const asked = [];
      for (const login of ["asmith", "nosuch", "*", "", BARRED.disabled.login, BARRED.payroll.login]) {
        faulty.suffer("none");
        const session = await sessionAt(domain(), faulty.changed);
        await session.find(login);
        asked.push([...faulty.asked()]);
      }
      expect(asked).toEqual(Array(6).fill(["bind", "search", "search", "search", "search"]));
    });

    it("looks up what is the same for all once", async () => {
      const faulty = await faultyBefore(domain());
      const session = await sessionAt(domain(), faulty.changed);
      await session.find("asmith");
      faulty.suffer("none");
      await session.find("nosuch");
      await session.find("bjones");
      expect(faulty.asked()).toEqual(Array(4).fill("search"));
    });

    it.each([`CN=Nowhere,OU=Groups,${DOMAIN}`, MAILING_LIST, STAFF, "CN=Other,DC=other,DC=test"])(
      "refuses to go on without a group that it shall protect: %s",
      async (group) => {
        const session = await sessionAt(domain(), { protectedGroups: [PAYROLL, group] });
        expect(await failureOf(session.find("asmith"))).toMatchObject({ kind: "unable", code: "GroupUnknown" });
        expect(await failureOf(session.find("nosuch"))).toMatchObject({ kind: "unable", code: "GroupUnknown" });
      },
    );

    it.each([`OU=Nowhere,${DOMAIN}`, "OU=Staff,DC=other,DC=test", "no name"])(
      "tells where the base is missing: %s",
      async (base) => {
        const session = await sessionAt(domain(), { base });
        expect(await failureOf(session.find("asmith"))).toMatchObject({ kind: "unable", code: "BaseMissing" });
      },
    );

    it("finds people by settings in another spelling", async () => {
      const session = await sessionAt(domain(), {
        base: "ou=staff, dc=EXAMPLE, dc=test",
        attributes: { birthDate: "BIRTHDATE", startMonth: "monthstarted", mobile: "Mobile" },
      });
      const found = await accountOf(PEOPLE.alice, session);
      expect(found).toMatchObject({ birthDate: "1990-04-17", startMonth: "2019-09", mobile: "+447700900123" });
      expect(found).not.toHaveProperty("barred");
    });
  });
}

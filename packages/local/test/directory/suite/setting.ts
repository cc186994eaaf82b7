import { Attribute, Change } from "ldapts";
import { describe, expect, it } from "vitest";
import { accountOf, bindOf, clientOf, type Domain, failureOf, faultyBefore, sessionAt } from "../domain.ts";
import { BARRED, DOMAIN, PASSWORD, PEOPLE, type Person, SERVICE_ACCOUNT, SERVICE_PASSWORD } from "../fixtures.ts";

const NEW = "Kestrel-Harbour-82";
const spare = (index: number) => PEOPLE.spares[index] as Person;
const replace = (type: string, value: string | Buffer) =>
  new Change({ operation: "replace", modification: new Attribute({ type, values: [value] as string[] | Buffer[] }) });
const encoded = (password: string) => Buffer.from(`"${password}"`, "utf16le");

/** What a reset does, and to whom it does nothing. */
export function settingIn(domain: () => Domain): void {
  describe("setting a password", () => {
    it("leaves the old one good for nothing, and the new one good for changing it", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(spare(1), session);
      expect(await bindOf(account, PASSWORD, domain())).toBe("bound");
      expect(await session.setPassword(account, NEW)).toBe("set");
      expect(await bindOf(account, PASSWORD, domain())).toBe("52e");
      expect(await bindOf(account, NEW, domain())).toBe("773");
    });

    it("unlocks", async () => {
      for (let count = 0; count < 3; count++) await bindOf(PEOPLE.carol, "Wr0ng-Passw0rd", domain());
      expect(await bindOf(PEOPLE.carol, PASSWORD, domain())).toBe("775");
      const session = await sessionAt(domain());
      expect(await session.setPassword(await accountOf(PEOPLE.carol, session), NEW)).toBe("set");
      expect(await bindOf(PEOPLE.carol, NEW, domain())).toBe("773");
    });

    it.each([PEOPLE.bob, PEOPLE.zoe])("works for $login, whatever the name", async (person) => {
      const session = await sessionAt(domain());
      expect(await session.setPassword(await accountOf(person, session), NEW)).toBe("set");
      expect(await bindOf(person, NEW, domain())).toBe("773");
    });

    it.each(["Ab1!", "abcdefghijklmnop"])(
      "tells that the policy finds %s too weak, and changes nothing",
      async (weak) => {
        const session = await sessionAt(domain());
        const account = await accountOf(spare(2), session);
        expect(await session.setPassword(account, weak)).toBe("too weak");
        expect(await bindOf(account, PASSWORD, domain())).toBe("bound");
      },
    );

    it("takes a stronger one after one that was too weak", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(spare(3), session);
      expect(await session.setPassword(account, "Ab1!")).toBe("too weak");
      expect(await session.setPassword(account, `${NEW}-"7"-Grüße`)).toBe("set");
      expect(await bindOf(account, `${NEW}-"7"-Grüße`, domain())).toBe("773");
    });

    it("waits for a slow change longer than it would have waited for the server", async () => {
      const faulty = await faultyBefore(domain());
      faulty.suffer("slow at the modify");
      const servers = Array<string>(5).fill(faulty.url);
      const session = await sessionAt(domain(), { ...faulty.changed, servers, seconds: { find: 3, set: 3, look: 3 } });
      const account = await accountOf(spare(12), session);
      expect(await session.setPassword(account, NEW)).toBe("set");
    });

    it("by two at the same moment leaves one of their passwords", async () => {
      const [one, other] = [await sessionAt(domain()), await sessionAt(domain())];
      const account = await accountOf(spare(4), one);
      const passwords = [`${NEW}-one`, `${NEW}-other`];
      const set = passwords.map((password, index) => (index ? one : other).setPassword(account, password));
      expect(await Promise.all(set)).toEqual(["set", "set"]);
      const binds = await Promise.all(passwords.map((password) => bindOf(account, password, domain())));
      expect(binds.sort()).toEqual(["52e", "773"]);
    });

    it("is refused to who is barred, although the directory would let it be done", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(BARRED.payroll, session);
      const refused = await failureOf(session.setPassword(account, NEW), NEW);
      expect(refused).toMatchObject({ kind: "unable", code: "AccountBarred" });
      expect(await bindOf(account, PASSWORD, domain())).toBe("bound");
      const service = await clientOf(domain(), SERVICE_ACCOUNT, SERVICE_PASSWORD);
      await service.modify(account.dn, replace("unicodePwd", encoded(NEW)));
      expect(await bindOf(account, NEW, domain())).toBe("bound");
    });

    it("sets that of whoever was found, though another one has their name by now", async () => {
      const session = await sessionAt(domain());
      const account = { ...(await accountOf(spare(1), session)), dn: spare(2).dn };
      expect(await session.setPassword(account, "Kestrel-Harbour-83")).toBe("set");
      expect(await bindOf(spare(1), "Kestrel-Harbour-83", domain())).toBe("773");
      expect(await bindOf(spare(2), PASSWORD, domain())).toBe("bound");
    });

    it("tells where the service account has no right to it", async () => {
      const session = await sessionAt(domain());
      const everywhere = await sessionAt(domain(), { base: DOMAIN });
      const { id } = await accountOf(BARRED.outside, everywhere);
      const account = { ...(await accountOf(spare(2), session)), id };
      const failure = await failureOf(session.setPassword(account, NEW), NEW, "Dana");
      expect(failure).toMatchObject({ kind: "unable", code: "NoRight" });
      expect(await bindOf(BARRED.outside, PASSWORD, domain())).toBe("bound");
    });

    it("tells where the account has gone", async () => {
      const session = await sessionAt(domain());
      const account = { ...(await accountOf(spare(2), session)), id: "0123456789abcdef".repeat(2) };
      const failure = await failureOf(session.setPassword(account, NEW), NEW);
      expect(failure).toMatchObject({ kind: "unable", code: "AccountGone" });
    });

    it("takes no empty password, and takes none for somebody's", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(spare(2), session);
      await expect(session.setPassword(account, "")).rejects.toThrow("empty");
      expect(await failureOf(session.hasPassword(account, ""))).toMatchObject({ kind: "unknown" });
      expect(await bindOf(account, PASSWORD, domain())).toBe("bound");
    });
  });

  describe("looking whose password it is", () => {
    it("knows one that must be changed, one that need not, and a wrong one", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(spare(5), session);
      expect(await session.hasPassword(account, PASSWORD)).toBe(true);
      await session.setPassword(account, NEW);
      expect(await session.hasPassword(account, NEW)).toBe(true);
      expect(await session.hasPassword(account, PASSWORD)).toBe(false);
    });

    it("takes a locked account's for not set, since setting unlocks", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(spare(6), session);
      for (let count = 0; count < 3; count++) await bindOf(account, "Wr0ng-Passw0rd", domain());
      expect(await session.hasPassword(account, NEW)).toBe(false);
    });

    it("cannot tell of an account that may not log on", async () => {
      const session = await sessionAt(domain());
      const account = await accountOf(BARRED.disabled, session);
      const failure = await failureOf(session.hasPassword(account, PASSWORD));
      expect(failure).toMatchObject({ kind: "unknown", code: "OutcomeUnknown" });
    });
  });
}

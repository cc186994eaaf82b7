import { ldapDirectory } from "@frontdesk/core/passwords/directory/open-directory.ts";
import { describe, expect, it, vi } from "vitest";
import { accountOf, bindOf, type Domain, failureOf, faultyBefore, optionsFor, sessionAt, urlOf } from "../domain.ts";
import { BARRED, PASSWORD, PEOPLE, type Person, STAFF } from "../fixtures.ts";

/** Nobody listens there. */
const DOWN = "ldaps://127.0.0.1:1";
const spare = (index: number) => PEOPLE.spares[index] as Person;
/** The service account is this one. */
const as = ({ dn }: Person, password: string) => ({ serviceAccount: dn, password: async () => password });

/** Who is trusted, who is let in, and which server answers. */
export function openingOf(domain: () => Domain): void {
  describe("the service account", () => {
    it("may be told by its user principal name", async () => {
      const session = await sessionAt(domain(), { serviceAccount: "svc-reset@example.test" });
      expect(await session.find("asmith")).toMatchObject({ login: "asmith" });
    });

    it.each(["Wr0ng-Passw0rd", "Wr0ng-Passw0rd-2"])(
      "is refused with a wrong password, which no other server is told",
      async (wrong) => {
        const faulty = await faultyBefore(domain());
        const changed = { ca: `${domain().ca}${faulty.certificate}`, servers: [urlOf(domain()), faulty.url] };
        const failure = await failureOf(sessionAt(domain(), { ...changed, password: async () => wrong }), wrong);
        expect(failure).toMatchObject({ kind: "unable", code: "ServiceAccountRefused" });
        expect(faulty.asked()).toEqual([]);
      },
    );

    it("is refused where there is none of the name", async () => {
      const nobody = { serviceAccount: `CN=Nobody,${STAFF}` };
      expect(await failureOf(sessionAt(domain(), nobody))).toMatchObject({ code: "ServiceAccountRefused" });
    });

    it("may be disabled or expired", async () => {
      for (const person of [BARRED.disabled, BARRED.expired]) {
        const failure = await failureOf(sessionAt(domain(), as(person, PASSWORD)));
        expect(failure).toMatchObject({ kind: "unable", code: "ServiceAccountDisabled" });
      }
    });

    it("may have to change its password", async () => {
      const session = await sessionAt(domain());
      await session.setPassword(await accountOf(spare(7), session), "Kestrel-Harbour-82");
      const failure = await failureOf(sessionAt(domain(), as(spare(7), "Kestrel-Harbour-82")), "Kestrel-Harbour-82");
      expect(failure).toMatchObject({ kind: "unable", code: "ServiceAccountMustChange" });
    });

    it("may be locked", async () => {
      for (let count = 0; count < 3; count++) await bindOf(spare(8), "Wr0ng-Passw0rd", domain());
      const failure = await failureOf(sessionAt(domain(), as(spare(8), PASSWORD)));
      expect(failure).toMatchObject({ kind: "unable", code: "ServiceAccountLocked" });
    });

    it("never binds without a password", async () => {
      const faulty = await faultyBefore(domain());
      const failure = await failureOf(sessionAt(domain(), { ...faulty.changed, password: async () => "" }));
      expect(failure).toMatchObject({ kind: "unable", code: "NoDirectoryPassword" });
      expect(faulty.asked()).toEqual([]);
    });

    it("waits no longer for its password than for the directory", async () => {
      const never = { password: () => new Promise<string>(() => {}), seconds: { find: 0.2, set: 1, look: 1 } };
      const failure = await failureOf(sessionAt(domain(), never));
      expect(failure).toMatchObject({ kind: "unavailable", code: "KeyServiceDown" });
    });
  });

  describe("a server", () => {
    it.each([
      "ldap://dc1.example.test",
      "https://dc1.example.test",
      "ldaps://me:secret@dc1.example.test",
      "ldaps://dc1.example.test/OU",
    ])("is one of LDAPS: %s is not", (url) => {
      expect(() => ldapDirectory(optionsFor(domain(), { servers: [url] }))).toThrow(/LDAPS|host and a port/);
    });

    it.each(["no authority", "another authority", "another name"])(
      "is told nothing where it is not trusted: %s",
      async (what) => {
        vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
        const faulty = await faultyBefore(domain());
        const trusts = {
          "no authority": { ca: undefined },
          "another authority": { ca: domain().ca },
          "another name": { serverName: "dc9.example.test" },
        };
        const changed = { ...faulty.changed, ...trusts[what as keyof typeof trusts] };
        const failure = await failureOf(sessionAt(domain(), changed)).finally(() => vi.unstubAllEnvs());
        expect(failure).toMatchObject({ kind: "unable", code: "ServerNotTrusted" });
        expect(faulty.asked()).toEqual([]);
      },
    );

    it("has the name in its URL where settings tell no other", async () => {
      const failure = await failureOf(sessionAt(domain(), { serverName: undefined }));
      expect(failure).toMatchObject({ kind: "unable", code: "ServerNotTrusted" });
    });
  });

  describe("of two servers", () => {
    it.each(["silent after TCP", "silent after TLS", "dropped after TCP", "dropped after TLS"] as const)(
      "the second is asked where the first is %s",
      async (fault) => {
        const faulty = await faultyBefore(domain());
        faulty.suffer(fault);
        const passedOver = vi.fn();
        const changed = {
          servers: [faulty.url, urlOf(domain())],
          ca: `${domain().ca}${faulty.certificate}`,
          passedOver,
        };
        const session = await sessionAt(domain(), { ...changed, seconds: { find: 3, set: 3, look: 3 } });
        expect(await session.find("asmith")).toMatchObject({ login: "asmith" });
        expect(passedOver.mock.calls).toEqual([[faulty.url, expect.stringMatching(/^Directory(Silent|Down)$/)]]);
      },
    );

    it("the second is asked where the first is down, or not trusted", async () => {
      const faulty = await faultyBefore(domain());
      const passedOver = vi.fn();
      const session = await sessionAt(domain(), { servers: [DOWN, faulty.url, urlOf(domain())], passedOver });
      expect(await session.find("asmith")).toMatchObject({ login: "asmith" });
      expect(passedOver.mock.calls).toEqual([
        [DOWN, "DirectoryDown"],
        [faulty.url, "ServerNotTrusted"],
      ]);
    });

    it("that are both down the first is told of, unless one has to be mended", async () => {
      const faulty = await faultyBefore(domain());
      expect(await failureOf(sessionAt(domain(), { servers: [DOWN, DOWN] }))).toMatchObject({
        kind: "unavailable",
        code: "DirectoryDown",
      });
      const untrusted = await failureOf(sessionAt(domain(), { servers: [DOWN, faulty.url] }));
      expect(untrusted).toMatchObject({ kind: "unable", code: "ServerNotTrusted" });
    });

    it.each(["silent after TCP", "silent after TLS"] as const)("that are both %s it is told in time", async (fault) => {
      const faulty = await faultyBefore(domain());
      faulty.suffer(fault);
      const started = performance.now();
      const changed = { ...faulty.changed, servers: [faulty.url, faulty.url], seconds: { find: 1, set: 1, look: 1 } };
      const failure = await failureOf(sessionAt(domain(), changed));
      expect(failure).toMatchObject({ kind: "unavailable", code: "DirectorySilent" });
      expect(performance.now() - started).toBeLessThan(2_500);
    });
  });
}

import { systemClock } from "@frontdesk/core/clock.ts";
import { TENANT } from "@frontdesk/core/mailboxes/article.test-support.ts";
import {
  type DirectoryAccounts,
  type DirectoryEntries,
  readDirectoryAccounts,
} from "@frontdesk/core/mailboxes/directory-accounts.ts";
import { predict } from "@frontdesk/core/mailboxes/predict.ts";
import type { DirectoryFault, FaultyDirectory } from "@frontdesk/simulator/directory/faulty-directory.ts";
import { describe, expect, it } from "vitest";
import { MAIL, USERS } from "../addressed.ts";
import { type Domain, failureOf, faultyBefore, urlOf } from "../domain.ts";
import { DOMAIN, PEOPLE, SERVICE_ACCOUNT, SERVICE_PASSWORD } from "../fixtures.ts";

const read = (domain: Domain, changed: Partial<DirectoryAccounts> = {}): Promise<DirectoryEntries> =>
  readDirectoryAccounts({
    servers: [urlOf(domain)],
    serverName: domain.name,
    ca: domain.ca,
    base: MAIL,
    serviceAccount: SERVICE_ACCOUNT,
    password: async () => SERVICE_PASSWORD,
    clock: systemClock,
    seconds: 10,
    ...changed,
  });
const through = ({ url, certificate }: FaultyDirectory) => ({ servers: [url], ca: certificate });
const loginsOf = (accounts: DirectoryEntries["accounts"]) => accounts.map(({ login }) => login);

const ID = expect.stringMatching(/^[0-9a-f]{32}$/);

/** Whose addresses are read. */
export function readingFrom(domain: () => Domain): void {
  describe("reading accounts and their addresses", () => {
    it("tells all that a prediction needs of the article's four users, in the order that is written there", async () => {
      const { accounts } = await read(domain());
      const four = accounts.filter(({ login }) => USERS.some((user) => user.login === login));
      expect(four).toEqual(
        // No directory promises an order of values. Samba kept the one in which proxyAddresses were written, as Windows mostly does.
        USERS.map(({ login, told: { azureAd: _, mailbox: __, ...account } }) => ({
          mail: undefined,
          ...account,
          ...{ login, id: ID },
        })),
      );
    });

    it("lets the article's four users' addresses be predicted", async () => {
      const { accounts } = await read(domain());
      for (const { login, told } of USERS) {
        const account = accounts.find((each) => each.login === login);
        const { beforeLicensing, mailbox } = predict(account ?? { proxyAddresses: [] }, TENANT);
        expect({ login, azureAd: beforeLicensing, mailbox }).toEqual({
          login,
          azureAd: told.azureAd,
          mailbox: told.mailbox,
        });
      }
    });

    it("has people whom Azure AD Connect takes, disabled ones too, by their user principal names, and others apart", async () => {
      const { accounts, others } = await read(domain());
      expect(loginsOf(accounts)).toEqual(["noname", "angela", "bob", "dora", "ross", "zada"]);
      expect(others).toEqual([
        {
          ...{ userPrincipalName: undefined, displayName: "Helpdesk", login: "Helpdesk", mail: "helpdesk@contoso.com" },
          id: ID,
          proxyAddresses: expect.arrayContaining(["SMTP:helpdesk@contoso.com", "X500:/o=Contoso/cn=Helpdesk"]),
        },
        {
          ...{ userPrincipalName: undefined, displayName: "Quinn Partner", login: undefined },
          ...{ mail: "quinn@partner.example", proxyAddresses: ["SMTP:quinn@partner.example"], id: ID },
        },
      ]);
    });

    it("is about the whole domain where there is no base, without what the directory itself made", async () => {
      const { accounts, others } = await read(domain(), { base: undefined });
      const logins = loginsOf(accounts);
      expect(logins).toEqual(expect.arrayContaining(["angela", PEOPLE.alice.login, "svc-reset"]));
      for (const builtIn of ["Administrator", "Guest", "krbtgt"]) expect(logins).not.toContain(builtIn);
      expect(new Set(logins).size).toBe(logins.length);
      expect(others.map(({ mail }) => mail)).toEqual(["helpdesk@contoso.com", "quinn@partner.example"]);
    });

    it("has whoever is elsewhere in the domain among the others", async () => {
      const { accounts, others } = await read(domain(), { base: "ou=staff, dc=EXAMPLE,dc=test", isWhole: true });
      expect(loginsOf(accounts)).toEqual(expect.arrayContaining([PEOPLE.alice.login, PEOPLE.zoe.login]));
      expect(loginsOf(accounts)).not.toContain("angela");
      expect(loginsOf(others)).toEqual(expect.arrayContaining(["angela", "svc-reset", "Helpdesk"]));
    });

    it.each([1, 2, 3, 7])("gives the same in pages of %d", async (pageSize) => {
      const whole = await read(domain(), { base: undefined });
      expect(await read(domain(), { base: undefined, pageSize })).toEqual(whole);
    });

    it("is nobody where there is nobody, and one where the base is somebody", async () => {
      expect(await read(domain(), { base: `OU=Groups,${DOMAIN}` })).toEqual({ accounts: [], others: [] });
      const alice = await read(domain(), { base: PEOPLE.alice.dn });
      expect(alice).toMatchObject({ accounts: [{ login: PEOPLE.alice.login }], others: [] });
    });

    it.each([`OU=Nowhere,${DOMAIN}`, "OU=Mail,DC=other,DC=test", "no name"])(
      "tells where the base is missing: %s",
      async (base) => {
        expect(await failureOf(read(domain(), { base }))).toMatchObject({ kind: "unable", code: "BaseMissing" });
        const failure = await failureOf(read(domain(), { base, isWhole: true }));
        expect(failure).toMatchObject({ kind: "unable", code: "BaseMissing" });
      },
    );

    it("tells that the service account is refused", async () => {
      const failure = await failureOf(read(domain(), { password: async () => "Wr0ng-Passw0rd" }), "Wr0ng-Passw0rd");
      expect(failure).toMatchObject({ kind: "unable", code: "ServiceAccountRefused" });
    });

    it.each<[DirectoryFault, string]>([
      ["silent after TLS", "DirectorySilent"],
      ["silent at the search", "DirectorySilent"],
      ["dropped at the search", "DirectorySilent"],
      ["silent at the next page", "DirectorySilent"],
      ["dropped at the next page", "DirectorySilent"],
      ["empty at every next page", "DirectoryBusy"],
    ])("is no half of a list where the directory is %s, and ends in time", async (fault, code) => {
      const faulty = await faultyBefore(domain());
      faulty.suffer(fault);
      const started = performance.now();
      const failure = await failureOf(read(domain(), { ...through(faulty), pageSize: 3, seconds: 1.5 }));
      expect(failure).toMatchObject({ kind: "unavailable", code });
      expect(performance.now() - started).toBeLessThan(3_000);
    });

    it("is whole where a page in between is empty, which may be no end", async () => {
      const faulty = await faultyBefore(domain());
      faulty.suffer("empty at the next page");
      expect(await read(domain(), { ...through(faulty), pageSize: 3 })).toEqual(await read(domain()));
    });

    it("leaves no connection open", async () => {
      const faulty = await faultyBefore(domain());
      await read(domain(), through(faulty));
      await expect.poll(() => faulty.asked()).toEqual(["bind", "search", "search", "unbind"]);
    });
  });
}

// Needs Samba and root: see ../samba.sh.
import { Attribute, Change } from "ldapts";
import { describe, expect, inject, it } from "vitest";
import { accountOf, clientOf, failureOf, sessionAt } from "../domain.ts";
import { BARRED, DOMAIN, PASSWORD, PEOPLE, type Person, SERVICE_ACCOUNT, SERVICE_PASSWORD } from "../fixtures.ts";
import { directorySuite } from "../suite/suite.ts";

const domain = inject("samba");

directorySuite("a domain controller of Samba's", () => domain);

describe("the delegation of docs/directory.md", () => {
  const lee = PEOPLE.spares[2] as Person;
  const details = ["birthDate", "monthStarted"];
  const write = (type: string, value: string) =>
    new Change({ operation: "replace", modification: new Attribute({ type, values: [value] }) });

  it("lets the service account read what is confidential, and nobody else", async () => {
    const service = await clientOf(domain, SERVICE_ACCOUNT, SERVICE_PASSWORD);
    const read = { scope: "base", attributes: details } as const;
    const [seen] = (await service.search(lee.dn, read)).searchEntries;
    expect(seen).toMatchObject({ birthDate: "1990-04-17", monthStarted: "2019-09" });
    const other = await clientOf(domain, PEOPLE.alice.dn, PASSWORD);
    const [unseen] = (await other.search(lee.dn, read)).searchEntries;
    expect(unseen).toMatchObject({ birthDate: [], monthStarted: [] });
    expect((await other.search(DOMAIN, { filter: "(birthDate=1990-04-17)" })).searchEntries).toEqual([]);
  });

  it.each(["mobile", "userAccountControl", "adminCount", "description"])("lets it write no %s", async (attribute) => {
    const service = await clientOf(domain, SERVICE_ACCOUNT, SERVICE_PASSWORD);
    await expect(service.modify(lee.dn, write(attribute, "512"))).rejects.toMatchObject({ code: 50 });
  });

  it.each([BARRED.outside.dn, `CN=Administrator,CN=Users,${DOMAIN}`, SERVICE_ACCOUNT])(
    "lets it unlock nobody elsewhere: %s",
    async (dn) => {
      const service = await clientOf(domain, SERVICE_ACCOUNT, SERVICE_PASSWORD);
      await expect(service.modify(dn, write("lockoutTime", "0"))).rejects.toMatchObject({ code: 50 });
    },
  );

  it("is needed: who may not read an account's groups resets nobody", async () => {
    const undelegated = { serviceAccount: PEOPLE.alice.dn, password: async () => PASSWORD };
    const session = await sessionAt(domain, undelegated);
    const bob = await accountOf(PEOPLE.bob, session);
    expect(bob).toMatchObject({ unreadable: { kind: "unable", code: "GroupsUnreadable" } });
    expect(await failureOf(session.setPassword(bob, "Kestrel-Harbour-82"))).toBe(bob.unreadable);
  });
});

describe("what administers the domain", () => {
  it("could be reset by the service account, and is refused here", async () => {
    const session = await sessionAt(domain);
    for (const person of [BARRED.adminCount, BARRED.nestedAdmin, BARRED.primaryAdmin]) {
      const account = await accountOf(person, session);
      expect(await failureOf(session.setPassword(account, "Kestrel-Harbour-82"))).toMatchObject({
        code: "AccountBarred",
      });
      const unbarred = { ...account };
      delete unbarred.barred;
      expect(await session.setPassword(unbarred, "Kestrel-Harbour-82")).toBe("set");
    }
  });
});

import {
  AndFilter,
  type Client,
  EqualityFilter,
  ExtensibleFilter,
  type Filter,
  NotFilter,
  OrFilter,
  PresenceFilter,
  type SearchOptions,
  SubstringFilter,
} from "ldapts";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ALICE, BASE, BOB, EVE, PASSWORD, refusal, SERVICE, SID, STAFF, start } from "./directory.test-support.ts";
import { Tree } from "./tree.ts";

const equal = (attribute: string, value: string) => new EqualityFilter({ attribute, value });
const byLogin = (login: string) =>
  new AndFilter({
    filters: [equal("objectCategory", "person"), equal("objectClass", "user"), equal("sAMAccountName", login)],
  });
const dns = async (client: Client, filter: Filter | string, base = STAFF, options: SearchOptions = {}) =>
  (await client.search(base, { scope: "sub", ...options, filter, attributes: ["1.1"] })).searchEntries.map(
    ({ dn }) => dn,
  );

describe("a search for a login", () => {
  it.each(["asmith", "ASMITH", " asmith", "asmith ", "asmith\0"])("finds %j", async (login) => {
    const { service } = await start();
    expect(await dns(await service(), byLogin(login))).toEqual([ALICE]);
  });

  it.each(["*", "a*", "asmith)(objectClass=*", "\\61smith", "as mith", "nosuch", "", "\0", "x".repeat(10_000)])(
    "finds nobody by %j",
    async (login) => {
      const { service } = await start();
      expect(await dns(await service(), byLogin(login))).toEqual([]);
    },
  );

  it.each(["ａsmith", "ásmith", "as\u{301}mith", "aſmith"])(
    "finds by %s on Windows whom it does not on Samba",
    async (login) => {
      const [windows, samba] = [await start(), await start({ server: "Samba" })];
      expect(await dns(await windows.service(), byLogin(login))).toEqual([ALICE]);
      expect(await dns(await samba.service(), byLogin(login))).toEqual([]);
    },
  );

  it("finds all whom an injected star means", async () => {
    const { service } = await start();
    expect(await dns(await service(), "(sAMAccountName=*)")).toHaveLength(7);
  });
});

describe("a filter", () => {
  it.each<[string, Filter | string, string[]]>([
    ["and", "(&(sn=*)(givenName=*))", []],
    [
      "or",
      new OrFilter({ filters: [equal("sAMAccountName", "asmith"), equal("sAMAccountName", "bjones")] }),
      [ALICE, BOB],
    ],
    ["not", new NotFilter({ filter: equal("objectClass", "user") }), [STAFF]],
    ["not, of what an entry lacks", "(&(mobile=*)(!(adminCount=1)))", [ALICE]],
    ["not, of what there is in no schema", "(!(favouriteColour=red))", []],
    ["present", new PresenceFilter({ attribute: "mobile" }), [ALICE]],
    ["substrings", new SubstringFilter({ attribute: "cn", initial: "ali", any: ["ce s"], final: "ith" }), [ALICE]],
    [
      "substrings that overlap",
      new SubstringFilter({ attribute: "sAMAccountName", initial: "asmi", final: "mith" }),
      [],
    ],
    ["an end that is a beginning", new SubstringFilter({ attribute: "sAMAccountName", final: "asm" }), []],
    ["at least", "(&(sAMAccountName=epriv)(adminCount>=1))", [EVE]],
    ["at most", "(adminCount<=0)", []],
    ["approximately", "(sAMAccountName~=asmith)", [ALICE]],
    ["a bit", "(userAccountControl:1.2.840.113556.1.4.803:=2)", [`CN=Frank Disabled,${STAFF}`]],
    [
      "any bit",
      "(userAccountControl:1.2.840.113556.1.4.804:=65538)",
      [`CN=Frank Disabled,${STAFF}`, `CN=Ida Same,${STAFF}`],
    ],
    ["a rule that there is not", "(cn:1.2.3.4:=Alice Smith)", []],
    ["not, of a rule that there is not", "(!(cn:1.2.3.4:=Alice Smith))", []],
    ["a name", equal("distinguishedName", "cn=alice smith, ou=staff,dc=example,dc=test"), [ALICE]],
    ["a category by its name", `(objectCategory=CN=Organizational-Unit,CN=Schema,CN=Configuration,${BASE})`, [STAFF]],
    ["a category that there is not", "(objectCategory=undefined)", []],
    ["whose group", `(memberOf=CN=Night Shift,OU=Groups,${BASE})`, [ALICE]],
    ["whose primary group", `(memberOf:1.2.840.113556.1.4.1941:=CN=Domain Users,CN=Users,${BASE})`, []],
    ["whose group it is in by another", `(memberOf:1.2.840.113556.1.4.1941:=CN=Operations,OU=Groups,${BASE})`, [ALICE]],
  ])("may ask for %s", async (_, filter, found) => {
    const { service } = await start();
    expect(await dns(await service(), filter)).toEqual(found);
  });

  it("finds groups by who is in them, by others too", async () => {
    const { service } = await start();
    const filter = new ExtensibleFilter({ matchType: "member", rule: "1.2.840.113556.1.4.1941", value: ALICE });
    const groups = await dns(await service(), filter, `OU=Groups,${BASE}`);
    expect(groups).toEqual(["Night Shift", "Operations", "Mailing List"].map((name) => `CN=${name},OU=Groups,${BASE}`));
  });

  it("finds by identifiers, as bytes and as they are written", async () => {
    const { service } = await start();
    const client = await service();
    const options = { attributes: ["objectSid"], explicitBufferAttributes: ["objectSid"] };
    const [alice] = (await client.search(ALICE, { scope: "base", ...options })).searchEntries;
    const written = new EqualityFilter({ attribute: "objectSid", value: `${SID}-1104` });
    const bytes = new EqualityFilter({ attribute: "objectSid", value: alice?.objectSid as Buffer });
    for (const filter of [written, bytes]) expect(await dns(client, filter)).toEqual([ALICE]);
  });
});

describe("the scope of a search", () => {
  it.each([
    ["base", [STAFF]],
    ["one", [`CN=Deep,OU=Nights,${STAFF}`]],
    ["sub", [STAFF, `OU=Nights,${STAFF}`, `CN=Deep,OU=Nights,${STAFF}`]],
  ] as const)("may be %s", async (scope, found) => {
    const deep = { dn: `CN=Deep,OU=Nights,${STAFF}`, attributes: { sAMAccountName: "deep" } };
    const service = { dn: SERVICE, password: PASSWORD, attributes: { sAMAccountName: "svc-reset" } };
    const { bound } = await start({ entries: [service, deep] });
    const client = await bound(SERVICE, PASSWORD);
    const base = scope === "one" ? `OU=Nights,${STAFF}` : STAFF;
    expect((await dns(client, "(objectClass=*)", base, { scope })).sort()).toEqual([...found].sort());
  });

  it("of the whole domain gives where the rest of the forest is", async () => {
    const { service } = await start();
    const { searchReferences } = await (await service()).search(BASE, { filter: byLogin("asmith") });
    expect(searchReferences).toEqual([`ldaps://example.test/CN=Configuration,${BASE}`]);
  });

  it("is not one that Active Directory does not have", async () => {
    const { service } = await start();
    expect(await refusal((await service()).search(STAFF, { scope: "children" }))).toMatchObject({ code: 2 });
  });

  it.each([
    [`OU=Nope,${BASE}`, 32, "best match of:\n\t'DC=example,DC=test'"],
    ["DC=other,DC=test", 10, "0000202B: RefErr"],
    ["not a dn", 34, "BAD_NAME"],
  ])("is not %s", async (base, code, said) => {
    const { service } = await start();
    expect(await refusal((await service()).search(base, {}))).toMatchObject({
      code,
      message: expect.stringContaining(said),
    });
  });
});

describe("what a search gives", () => {
  const read = async (client: Client, attributes: string[], base = ALICE) =>
    (
      await client.search(base, {
        scope: "base",
        attributes,
        explicitBufferAttributes: ["objectGUID", "objectSid", "tokenGroups"],
      })
    ).searchEntries[0];

  it("is what is asked for, in the directory's own letters, and nothing for what is not there", async () => {
    const { service } = await start();
    const client = await service();
    expect(await read(client, ["SAMACCOUNTNAME", "adminCount", "memberOf"])).toEqual({
      dn: ALICE,
      sAMAccountName: "asmith",
      adminCount: [],
      memberOf: [`CN=Night Shift,OU=Groups,${BASE}`, `CN=Mailing List,OU=Groups,${BASE}`],
    });
    expect(await read(client, ["1.1"])).toEqual({ dn: ALICE, "1.1": [] });
    expect(Object.keys((await read(client, ["*", "tokenGroups"])) ?? {})).toEqual(
      expect.arrayContaining(["objectClass", "userAccountControl", "birthDate", "memberOf", "tokenGroups"]),
    );
    expect(await read(client, [])).not.toHaveProperty("tokenGroups");
  });

  it("has identifiers as bytes, which are the same in every directory of the same entries", async () => {
    const [one, other] = [await start(), await start()];
    const [first, second] = [
      await read(await one.service(), ["objectGUID", "objectSid"]),
      await read(await other.service(), ["objectGUID", "objectSid"]),
    ];
    expect(first).toEqual(second);
    expect(first?.objectGUID).toHaveLength(16);
    expect(Buffer.from(first?.objectSid as Buffer).toString("hex")).toMatch(/^010500000000000515000000/);
  });

  it("is the names alone where no values are wanted", async () => {
    const { service } = await start();
    const { searchEntries } = await (await service()).search(ALICE, {
      scope: "base",
      attributes: ["sAMAccountName"],
      returnAttributeValues: false,
    });
    expect(searchEntries).toEqual([{ dn: ALICE, sAMAccountName: [] }]);
  });

  it("is no password, of anybody", async () => {
    const { service } = await start();
    const client = await service();
    expect(await read(client, ["unicodePwd"])).toEqual({ dn: ALICE, unicodePwd: [] });
    expect(await dns(client, "(unicodePwd=*)")).toEqual([]);
  });

  it("is an account's groups, by others and its primary one, of that account alone", async () => {
    const { service } = await start();
    const client = await service();
    const ends = async (base: string) => {
      const sids = [(await read(client, ["tokenGroups"], base))?.tokenGroups ?? []].flat() as Buffer[];
      return sids.map((sid) => sid.readUInt32LE(sid.length - 4)).sort((a, b) => a - b);
    };
    // Not the list, which is for mail; Domain Users and what that is in.
    expect(await ends(ALICE)).toEqual([513, 545, 1112, 1113]);
    expect(await ends(EVE)).toEqual([512, 513, 544, 545, 572]);
    expect(await ends(STAFF)).toEqual([]);
    const many = client.search(STAFF, { filter: byLogin("asmith"), attributes: ["tokenGroups"] });
    expect(await refusal(many)).toMatchObject({ code: 1 });
  });

  it("is what is confidential only to whom it is delegated, in filters too", async () => {
    const { service, bound } = await start();
    const [svc, bob] = [await service(), await bound(BOB, PASSWORD)];
    expect(await read(svc, ["birthDate"])).toEqual({ dn: ALICE, birthDate: "1990-04-17" });
    expect(await read(bob, ["birthDate", "mobile"])).toEqual({ dn: ALICE, birthDate: [], mobile: "+447700900123" });
    expect(await read(bob, [])).not.toHaveProperty("birthDate");
    expect(await dns(svc, "(birthDate=1990-04-17)")).toEqual([ALICE]);
    for (const filter of ["(birthDate=1990-04-17)", "(birthDate=*)", "(!(birthDate=1990-04-17))"])
      expect(await dns(bob, filter)).toEqual([]);
    const samba = await start({ server: "Samba" });
    expect(await dns(await samba.bound(BOB, PASSWORD), "(!(birthDate=1990-04-17))")).toHaveLength(8);
  });

  it("is as much as is asked for at most, which Samba does not mind", async () => {
    const [windows, samba] = [await start(), await start({ server: "Samba" })];
    const filter = equal("objectClass", "user");
    expect(await dns(await windows.service(), filter, STAFF, { sizeLimit: 2 })).toHaveLength(2);
    expect(windows.directory.operations.entries().at(-1)).toMatchObject({ code: 4, entries: 2 });
    expect(await dns(await samba.service(), filter, STAFF, { sizeLimit: 2 })).toHaveLength(7);
  });

  it("is not slower by the square of the staff: who asks is looked for in all groups once, and not for each entry", async () => {
    const { service } = await start();
    const client = await service();
    const looks = vi.spyOn(Tree.prototype, "groupsOf");
    onTestFinished(() => looks.mockRestore());
    expect(await dns(client, byLogin("asmith"), BASE)).toEqual([ALICE]);
    expect(looks).toHaveBeenCalledTimes(1);
  });

  it("is in the journal without what was looked for", async () => {
    const { service, directory } = await start();
    await (await service()).search(STAFF, { filter: byLogin("asmith"), attributes: ["mobile"] });
    expect(directory.operations.entries().at(-1)).toMatchObject({
      operation: "search",
      by: SERVICE,
      name: STAFF,
      code: 0,
      scope: "sub",
      filter: "(&(objectCategory=?)(objectClass=?)(sAMAccountName=?))",
      attributes: ["mobile"],
      entries: 1,
    });
  });
});

import { EqualityFilter, type SearchOptions } from "ldapts";
import { describe, expect, it } from "vitest";
import { BASE, ENTRIES, refusal, STAFF, start } from "./directory.test-support.ts";
import { pagesOf } from "./pages.test-support.ts";

const USERS = new EqualityFilter({ attribute: "objectClass", value: "user" });
const servers = ["Windows", "Samba"] as const;
const crowd = (size: number) =>
  Array.from({ length: size }, (_, index) => ({
    dn: `CN=Member ${index},OU=Crowd,${BASE}`,
    attributes: { sAMAccountName: `m${index}`, proxyAddresses: [`SMTP:m${index}@example.test`] },
  }));

/** A directory with seven users in its staff, and a connection to it. */
async function opened(server: (typeof servers)[number] = "Windows") {
  const { directory, ...clients } = await start({ server });
  return { directory, ...clients, ...(await pagesOf(directory)) };
}

describe("a search in pages", () => {
  it.each(servers)("gives 2,300 entries to ldapts, each once, as %s does", async (server) => {
    const { service } = await start({ server, entries: [...ENTRIES, ...crowd(2_300)] });
    const client = await service();
    const asked: SearchOptions = { scope: "sub", filter: "(proxyAddresses=*)", attributes: ["cn"] };
    const sizes: number[] = [];
    const seen = new Set<string>();
    for await (const { searchEntries } of client.searchPaginated(BASE, { ...asked, paged: { pageSize: 1_000 } })) {
      sizes.push(searchEntries.length);
      for (const { dn } of searchEntries) seen.add(dn);
    }
    expect(sizes).toEqual([1_000, 1_000, 300]);
    expect(seen.size).toBe(2_300);
    const { searchEntries, searchReferences } = await client.search(BASE, { ...asked, paged: { pageSize: 700 } });
    expect(searchEntries).toHaveLength(2_300);
    expect(searchReferences).toHaveLength(1);
  });

  it("gives 1,000 at once at most on Windows, whatever is asked for, and all on Samba", async () => {
    const sizeOf = async (server: (typeof servers)[number]) => {
      const { directory } = await start({ server, entries: [...ENTRIES, ...crowd(1_200)] });
      const { page } = await pagesOf(directory);
      return (await page(5_000, undefined, { base: `OU=Crowd,${BASE}` })).dns.length;
    };
    expect([await sizeOf("Windows"), await sizeOf("Samba")]).toEqual([1_000, 1_200]);
  });

  it.each(servers)("goes on by the cookie of the page before, to the end, as %s does", async (server) => {
    const { page } = await opened(server);
    const first = await page(3);
    const second = await page(3, first.cookie);
    const third = await page(3, second.cookie);
    const sizes = [first, second, third].map(({ dns }) => dns.length);
    expect(sizes).toEqual([3, 3, 1]);
    expect(new Set([first, second, third].flatMap(({ dns }) => dns)).size).toBe(7);
    expect(third.cookie).toHaveLength(0);
    const total = server === "Samba" ? 7 : 0;
    expect([first.total, second.total, third.total]).toEqual([total, total, 0]);
  });

  it("may change its pages' size on the way", async () => {
    const { page } = await opened();
    const { cookie } = await page(2);
    expect((await page(100, cookie)).dns).toHaveLength(5);
  });

  it("ends in an empty page where the last one was full", async () => {
    const { page } = await opened();
    const { dns, cookie } = await page(7);
    expect(dns).toHaveLength(7);
    expect(await page(7, cookie)).toMatchObject({ code: 0, dns: [], cookie: Buffer.alloc(0) });
  });

  it("tells where the rest of the forest is with its first page alone", async () => {
    const { page } = await opened();
    const first = await page(2, undefined, { base: BASE });
    expect(first.references).toBe(1);
    expect((await page(2, first.cookie, { base: BASE })).references).toBe(0);
  });

  it("is one whether or not the client insists on pages", async () => {
    const { page } = await opened();
    expect(await page(2, undefined, { isCritical: false })).toMatchObject({ dns: { length: 2 }, total: 0 });
  });

  it("is given up by a page of nothing", async () => {
    const { page } = await opened();
    const { cookie } = await page(2);
    expect(await page(0, cookie)).toMatchObject({ code: 0, dns: [], total: undefined });
    expect(await page(2, cookie)).toMatchObject({ code: 12 });
  });

  it("is none where no more is wanted than comes in a page, on Windows", async () => {
    const { page } = await opened();
    expect(await page(5, undefined, { sizeLimit: 5 })).toMatchObject({ code: 4, dns: { length: 5 }, total: undefined });
    expect(await page(3, undefined, { sizeLimit: 5 })).toMatchObject({ code: 0, dns: { length: 3 }, total: 0 });
  });

  it("has all in one page of a negative size", async () => {
    const { page } = await opened("Samba");
    expect(await page(-1)).toMatchObject({ code: 0, dns: { length: 7 }, total: 0 });
  });

  it("says of itself that it is possible", async () => {
    const { client } = await start();
    const { searchEntries } = await client().search("", { scope: "base", attributes: ["supportedControl"] });
    expect(searchEntries).toEqual([{ dn: "", supportedControl: "1.2.840.113556.1.4.319" }]);
  });
});

describe("a page is refused", () => {
  it.each([
    ["Windows", 12, "00002040: SvcErr"],
    ["Samba", 53, "dsdb_paged_results"],
  ] as const)(
    "by a cookie that is none, of another connection, or from before a bind: %s",
    async (server, code, said) => {
      const { directory, page, bind } = await opened(server);
      const other = await pagesOf(directory);
      const refused = { code, message: expect.stringContaining(said), dns: [], total: undefined };
      const { cookie } = await page(2);
      for (const wrong of [Buffer.from("1"), Buffer.alloc(16, 7), Buffer.alloc(10_000)])
        expect(await page(2, wrong)).toMatchObject(refused);
      expect(await other.page(2, cookie)).toMatchObject(refused);
      await bind();
      expect(await page(2, cookie)).toMatchObject(refused);
    },
  );

  it.each(servers)("where the cookie is another search's: %s", async (server) => {
    const { page } = await opened(server);
    const { cookie } = await page(2);
    expect(await page(2, cookie, { attribute: "mail" })).toMatchObject({ code: 12, dns: [] });
    // Samba goes on where it was.
    expect(await page(2, cookie, { base: BASE })).toMatchObject({ code: server === "Samba" ? 0 : 12 });
  });

  it("where its size and its cookie cannot be read, if the client insists on it", async () => {
    const { page } = await opened();
    for (const value of [Buffer.alloc(0), Buffer.from([1, 2, 3]), Buffer.from([0x30, 0])]) {
      expect(await page(2, undefined, { value })).toMatchObject({ code: 12, dns: [] });
      expect(await page(2, undefined, { value, isCritical: false })).toMatchObject({ code: 0, dns: { length: 7 } });
    }
  });

  it("where it is the first and has no size", async () => {
    const { page } = await opened();
    expect(await page(0)).toMatchObject({ code: 1, dns: [] });
  });

  it("of the oldest search, where a connection begins more than ten", async () => {
    const { page } = await opened();
    const cookies = [];
    for (let count = 0; count < 11; count++) cookies.push((await page(2)).cookie);
    expect((await page(2, cookies[0])).code).toBe(12);
    expect((await page(2, cookies[1])).code).toBe(0);
    expect((await page(2, cookies[10])).code).toBe(0);
  });

  it("to whoever is nobody, and below what is not there", async () => {
    const { client, service } = await start();
    const paged = { filter: USERS, paged: { pageSize: 2 } };
    expect(await refusal(client().search(STAFF, paged))).toMatchObject({ code: 1 });
    expect(await refusal((await service()).search(`OU=Nope,${BASE}`, paged))).toMatchObject({ code: 32 });
  });
});

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ARTICLE } from "@frontdesk/core/mailboxes/article.test-support.ts";
import { readAccounts } from "@frontdesk/core/mailboxes/read-accounts.ts";
import { parse } from "csv-parse/sync";
import { describe, expect, it, onTestFinished } from "vitest";
import { runCommand } from "./running.ts";

const TENANT = ["--tenant", "tenantid.onmicrosoft.com"];
const HEADER = "UserPrincipalName,mail,proxyAddresses,DisplayName";
const rowOf = ({ userPrincipalName = "", mail = "", proxyAddresses = [] as string[], displayName = "" }) =>
  [userPrincipalName, mail, proxyAddresses.join(";"), displayName].join(",");
const FOUR = Object.values(ARTICLE);

/** Files of these contents, by name, that go with the test. */
async function files(contents: Record<string, string>) {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-mailboxes-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const placeOf = (name: string) => path.join(folder, name);
  for (const [name, content] of Object.entries(contents)) await writeFile(placeOf(name), content);
  return placeOf;
}

/** The command, once it has ended. */
async function run(...args: string[]) {
  const { stdout, stderr, exit } = await runCommand("mailboxes", args);
  return { said: await stdout, wrong: await stderr, code: await exit };
}

describe("npm run mailboxes", () => {
  it("tells the article's four users exactly, and ends with 0 where nothing collides", async () => {
    const placeOf = await files({ "four.csv": [HEADER, ...FOUR.map(rowOf), ""].join("\n") });
    const { said, code } = await run(
      placeOf("four.csv"),
      ...TENANT,
      "--verified",
      "contoso.com,tailspintoys.com",
      "--json",
    );
    expect(code).toBe(0);
    const { accounts, counts } = JSON.parse(said);
    expect(counts).toEqual({ accounts: 4, existing: 0, withFindings: 0 });
    expect(accounts.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4, 5]);
    for (const [at, { azureAd, mailbox, userPrincipalName }] of FOUR.entries())
      expect(accounts[at]).toMatchObject({
        ...{ userPrincipalName, beforeLicensing: azureAd, afterLicensing: mailbox, mailbox, findings: [] },
      });
  });

  it("tells people the same in a table, then what collides with whom, and ends with 1", async () => {
    const { said, code, wrong } = await run(
      "samples/mailboxes.csv",
      ...["--tenant", "Contoso.onmicrosoft.com", "--verified", "contoso.com, tailspintoys.com"],
      ...["--existing", "samples/mailboxes-existing.csv"],
    );
    expect([code, wrong]).toEqual([1, ""]);
    expect(said).toMatch(/^Bob\.Brown@contoso\.com +SMTP:Bo\.Brown@contoso\.com +proxyAddresses +at once$/m);
    expect(said).toMatch(/^ +smtp:Bo\.Brown@contoso\.onmicrosoft\.com +routing address +at once$/m);
    expect(said).toMatch(
      /^Ross\.McCary@contoso\.com +SMTP:Ross\.McCary@contoso\.onmicrosoft\.com +routing address +once licensed$/m,
    );
    expect(said).toMatch(
      /^line 6, Ana Jones \(Ana\.Jones@contoso\.com\)\n {2}MailTaken: Its mail An\.Jones@contoso\.com is that of Angela Jones .*“Unable to update this object because/m,
    );
    expect(said).toMatch(/^ {2}AddressTaken: Its proxy address sales@contoso\.com is that of Sales already/m);
    expect(said).toMatch(
      /\n6 accounts, beside 2 existing: something is wrong with 2 accounts \(1 MailTaken, 1 AddressTaken, 1 DomainNotVerified\)/,
    );
  });

  it("leaves out what is as it should be where it is asked to, in each form", async () => {
    const args = ["samples/mailboxes.csv", "--tenant", "contoso.onmicrosoft.com", "--findings"];
    expect((await run(...args)).said).not.toContain("Ross.McCary");
    const json = JSON.parse((await run(...args, "--json")).said);
    expect(json.counts).toEqual({ accounts: 6, existing: 0, withFindings: 1 });
    expect(json.accounts).toMatchObject([
      { line: 6, findings: [{ code: "MailTaken", with: { displayName: "Angela Jones" } }] },
    ]);
  });

  it("says so where nothing tells who of the existing is among the accounts", async () => {
    const placeOf = await files({
      "account.csv": `${HEADER}\njo@contoso.com,jo@contoso.com,,Jo\n`,
      "nameless.csv": "DisplayName,PrimarySmtpAddress\nJo,jo@contoso.com\n",
      "named.csv": "WindowsLiveID,PrimarySmtpAddress\njo@contoso.com,jo@contoso.com\n",
    });
    const beside = (name: string) => run(placeOf("account.csv"), ...TENANT, "--existing", placeOf(name));
    for (const form of [[], ["--json"], ["--csv"]]) {
      const { wrong, code } = await run(
        placeOf("account.csv"),
        ...TENANT,
        "--existing",
        placeOf("nameless.csv"),
        ...form,
      );
      expect([wrong, code]).toEqual([expect.stringMatching(/with themselves\. Export it as well\.\n$/), 1]);
    }
    expect(await beside("named.csv")).toMatchObject({
      code: 0,
      said: expect.stringMatching(/1 existing: nothing collides\.\n$/),
    });
  });

  it("writes a CSV that a spreadsheet opens and runs nothing of, and that can be read as an export again", async () => {
    const placeOf = await files({
      "formula.csv": `${HEADER}\n=cmd@contoso.com,,,"=HYPERLINK(""x"")"\nBob.Brown@contoso.com,,SMTP:Bo.Brown@contoso.com,Zoë\n`,
    });
    const { said, code } = await run(placeOf("formula.csv"), ...TENANT, "--csv");
    expect(code).toBe(1);
    const [first, second] = parse(said, { bom: true, columns: true }) as Record<string, string>[];
    expect(first).toMatchObject({ line: "2", DisplayName: `'=HYPERLINK("x")`, findings: "CharactersNotAllowed" });
    expect(second).toMatchObject({
      ...{ line: "3", DisplayName: "Zoë", findings: "", why: "" },
      mailbox: "SMTP:Bo.Brown@contoso.com;smtp:Bo.Brown@tenantid.onmicrosoft.com",
    });
    const asExport = said.replace("mailbox", "proxyAddresses").replace("why", "mail");
    const [, again] = await readAccounts(Buffer.from(asExport), "accounts");
    expect(again?.proxyAddresses).toEqual(second?.mailbox?.split(";"));
  });

  it("ends without a word, with the exit code that it has, where nobody reads on", async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `user${at}@contoso.com,,,User ${at}`).join("\n");
    const placeOf = await files({ "many.csv": `${HEADER}\n${rows}\n` });
    const { child, exit, stdout, stderr } = await runCommand("mailboxes", [placeOf("many.csv"), ...TENANT]);
    child.stdout.once("data", () => child.stdout.destroy());
    await expect(stdout).rejects.toThrow("Premature close");
    expect([await exit, await stderr]).toEqual([0, ""]);
  });

  it("has no line as long as the longest cell of another", async () => {
    const placeOf = await files({
      "wide.csv": `${HEADER}\n${"x".repeat(200_000)}@contoso.com,,,Wide\n${"jo@contoso.com,,,Jo\n".repeat(2_000)}`,
    });
    const { said, code } = await run(placeOf("wide.csv"), ...TENANT);
    expect(code).toBe(1);
    expect(said.length).toBeLessThan(4_000_000);
  });

  it("says of an address without a type that nobody gets it", async () => {
    const placeOf = await files({ "typeless.csv": `${HEADER}\njo@contoso.com,jo@contoso.com,x@contoso.com,Jo\n` });
    expect((await run(placeOf("typeless.csv"), ...TENANT)).said).toMatch(
      /x@contoso\.com +proxyAddresses +never: it has no type$/m,
    );
  });

  it.each([
    [["nowhere.csv", ...TENANT], /^nowhere\.csv cannot be read: ENOENT/],
    [
      ["samples/agents.csv", ...TENANT],
      /^samples\/agents\.csv: line 1: the header lacks UserPrincipalName, proxyAddresses/,
    ],
    [
      ["samples/mailboxes.csv", ...TENANT, "--existing", "samples/remove.csv"],
      /^samples\/remove\.csv: line 1: .*needs mail or proxyAddresses/,
    ],
    [["samples/mailboxes.csv"], /required option '--tenant <domain>'/],
    [["samples/mailboxes.csv", "--tenant", "contoso"], /such as contoso\.onmicrosoft\.com/],
    [["samples/mailboxes.csv", ...TENANT, "--verified", "contoso.com,https:"], /“https:” is no domain/],
    [["samples/mailboxes.csv", ...TENANT, "--json", "--csv"], /cannot be used with/],
  ])("ends with 2, a sentence and nothing else where it cannot tell: %j", async (args, message) => {
    const { said, wrong, code } = await run(...args);
    expect([said, code]).toEqual(["", 2]);
    expect(wrong).toMatch(message);
  });
});

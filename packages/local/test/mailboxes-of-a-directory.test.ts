import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { encryptUnder } from "@frontdesk/simulator/kms/ciphertext.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { MAIL, USERS } from "./directory/addressed.ts";
import { urlOf } from "./directory/domain.ts";
import { DOMAIN, PEOPLE, SERVICE_ACCOUNT, SERVICE_PASSWORD, STAFF } from "./directory/fixtures.ts";
import { openStandIn } from "./directory/open-stand-in.ts";
import { readyIn, runCommand } from "./running.ts";

const TENANT = ["--tenant", "tenantid.onmicrosoft.com"];
type Told = {
  accounts: { login?: string; userPrincipalName?: string; findings: { code: string; address: string }[] }[];
};

/** The command with what comes in, once it has ended; no password is in what it says. */
async function run(args: string[], { input = "", env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const { child, stdout, stderr, exit } = await runCommand("mailboxes", ["--directory", ...TENANT, ...args], env);
  child.stdin.on("error", () => "it ended before it read");
  child.stdin.end(input);
  const ended = { said: await stdout, wrong: await stderr, code: await exit };
  for (const secret of [SERVICE_PASSWORD, "Wr0ng-Passw0rd"]) expect(ended.said + ended.wrong).not.toContain(secret);
  return ended;
}

/** A directory of somebody's, and the options that name it. */
async function standIn() {
  const { standIn: directory, domain } = await openStandIn();
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-directory-"));
  onTestFinished(async () => {
    await directory.close();
    await rm(folder, { recursive: true, force: true });
  });
  const ca = path.join(folder, "ca.pem");
  await writeFile(ca, domain.ca);
  const server = ["--server", urlOf(domain), "--server-name", domain.name];
  const named = [...server, "--ca", ca, "--account", "svc-reset@example.test"];
  return { directory, domain, folder, server, named };
}

describe("npm run mailboxes -- --directory", () => {
  it("knows who else is in the domain, in whatever way the base is written", async () => {
    const { named } = await standIn();
    const beside = async (base: string) => {
      const { said } = await run([...named, "--base", base, "--json"], { input: `${SERVICE_PASSWORD}\n` });
      return JSON.parse(said).counts;
    };
    const counts = await beside(STAFF);
    expect(counts.existing).toBeGreaterThan(5);
    expect(await beside(STAFF.replaceAll(",", ";"))).toEqual(counts);
  });

  it("is no news where the directory shows nobody", async () => {
    const { named } = await standIn();
    const { said, wrong, code } = await run([...named, "--base", `OU=Groups,${DOMAIN}`], { input: SERVICE_PASSWORD });
    expect([said, code]).toEqual(["", 2]);
    expect(wrong).toMatch(/shows no account below OU=Groups,DC=example,DC=test: see whether that is where they are/);
  });

  it("predicts the article's four users out of a directory that is named, exactly", async () => {
    const { named } = await standIn();
    const { said, wrong, code } = await run([...named, "--base", MAIL, "--json"], { input: `${SERVICE_PASSWORD}\n` });
    expect(wrong).toBe("");
    const { accounts } = JSON.parse(said);
    for (const { told } of USERS)
      expect(accounts).toContainEqual(
        expect.objectContaining({
          userPrincipalName: told.userPrincipalName,
          beforeLicensing: told.azureAd,
          mailbox: told.mailbox,
        }),
      );
    // Somebody there has no user principal name.
    expect(code).toBe(1);
  });

  it("asks about the whole domain, or about those below --base, beside whom all others are there already", async () => {
    const { named } = await standIn();
    const input = SERVICE_PASSWORD;
    const loginsOf = ({ accounts }: Told) => accounts.map(({ userPrincipalName }) => userPrincipalName);
    const alice = PEOPLE.alice.attributes.userPrincipalName;
    const whole = await run([...named, "--json"], { input });
    expect(loginsOf(JSON.parse(whole.said))).toEqual(expect.arrayContaining(["Bob.Brown@contoso.com", alice]));
    const staff = await run([...named, "--base", STAFF, "--json"], { input });
    expect(loginsOf(JSON.parse(staff.said))).toContain(alice);
    expect(loginsOf(JSON.parse(staff.said))).not.toContain("Bob.Brown@contoso.com");
    expect(JSON.parse(staff.said).counts.existing).toBeGreaterThan(5);
  });

  it("reads that of the front desk that runs here, with the password that it has, and tells what collides in it", async () => {
    const local = await runCommand("local", ["--port", "0", "--console-port", "0"]);
    await readyIn(local.state, local.exit);
    const { said, wrong, code } = await run(["--json"], { env: { FRONTDESK_STATE: local.state } });
    expect([wrong, code]).toEqual(["", 1]);
    const { accounts }: Told = JSON.parse(said);
    const found = accounts.flatMap(({ findings }) => findings.map(({ code: what, address }) => [what, address]));
    expect(found).toEqual([
      ["MailTaken", "frontdesk@contoso.com"],
      ["AddressTaken", "reception@contoso.com"],
    ]);
    const text = await run(["--findings"], { env: { FRONTDESK_STATE: local.state } });
    expect(text.said).toContain("Kiosk Lobby");
  });

  it("reads that of settings.ts, with the password that KMS decrypts", async () => {
    const { domain } = await standIn();
    const [account, region] = ["123456789012", "us-east-1"];
    const arn = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
    const cloud = await openCloud({ account, region, port: 0, keys: [{ arn, aliases: ["alias/directory"] }] });
    onTestFinished(() => cloud.close());
    const encrypted = encryptUnder(arn, Buffer.from(SERVICE_PASSWORD), SERVICE_PASSWORD_CONTEXT);
    const directory = {
      ...{ servers: [urlOf(domain)], serverName: domain.name, ca: domain.ca, base: STAFF },
      ...{ serviceAccount: SERVICE_ACCOUNT, password: Buffer.from(encrypted).toString("base64") },
    };
    const env = {
      FRONTDESK_SETTINGS: JSON.stringify({ passwords: { directory } }),
      ...{ AWS_ENDPOINT_URL: cloud.endpoint, AWS_REGION: "eu-west-9" },
      ...{ AWS_ACCESS_KEY_ID: cloud.credentials.accessKeyId },
      AWS_SECRET_ACCESS_KEY: cloud.credentials.secretAccessKey,
    };
    const { said, wrong } = await run(["--deployed", "--base", MAIL, "--json"], { env });
    expect(wrong).toBe("");
    expect(JSON.parse(said).accounts).toHaveLength(6);
    expect(cloud.journal.find({ service: "kms", operation: "Decrypt" })).toHaveLength(1);
    const blank = {
      ...env,
      FRONTDESK_SETTINGS: JSON.stringify({ passwords: { directory: { ...directory, password: "" } } }),
    };
    expect(await run(["--deployed"], { env: blank })).toMatchObject({
      code: 2,
      wrong: expect.stringContaining("NoDirectoryPassword"),
    });
  });

  it("ends with 2 and a sentence where a directory is not read", async () => {
    const { named, server, folder, directory } = await standIn();
    const right = { input: SERVICE_PASSWORD };
    const cases: [string[], { input?: string }, RegExp][] = [
      [named, { input: "Wr0ng-Passw0rd" }, /\(ServiceAccountRefused\).*before it is tried so often/],
      [[...server, "--account", "svc-reset@example.test"], right, /\(ServerNotTrusted\).*--ca/],
      [[...named, "--base", `OU=Nowhere,${DOMAIN}`], right, /\(BaseMissing\).*--base/],
      [["--server", "ldaps://127.0.0.1:1", "--account", "x"], right, /ldaps:\/\/127\.0\.0\.1:1 .*\(DirectoryDown\)/],
      [[...named, "--ca", path.join(folder, "none.pem")], right, /none\.pem cannot be read/],
      [named, {}, /password is empty/],
    ];
    for (const [args, input, wrong] of cases)
      expect(await run(args, input)).toMatchObject({ code: 2, said: "", wrong: expect.stringMatching(wrong) });
    await directory.goDown();
    expect(await run(named, right)).toMatchObject({ code: 2, wrong: expect.stringContaining("DirectoryDown") });
  });

  it.each<[string[], string]>([
    [[], "No front desk runs here"],
    [["samples/mailboxes.csv"], "not both"],
    [["--server", "ldap://dc1.example.test", "--account", "x"], "no LDAPS"],
    [["--server", "dc1", "--account", "x"], "no server"],
    [["--server", "ldaps://dc1.example.test"], "--account"],
    [["--account", "x"], "--account is of --server"],
    [["--deployed", "--server", "ldaps://dc1.example.test", "--account", "x"], "cannot be used with"],
  ])("refuses %j", async (args, said) => {
    expect(await run(args)).toMatchObject({ code: 2, said: "", wrong: expect.stringContaining(said) });
  });

  it("is needed for what is a directory's, and a file for what is not", async () => {
    const of = async (...args: string[]) => {
      const { stderr, exit } = await runCommand("mailboxes", [...TENANT, ...args]);
      return { wrong: await stderr, code: await exit };
    };
    expect(await of("samples/mailboxes.csv", "--base", MAIL)).toEqual({
      wrong: "--base is of --directory: give that as well.\n",
      code: 2,
    });
    expect(await of()).toMatchObject({ wrong: expect.stringContaining("--directory"), code: 2 });
  });
});

import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const PROGRAM = `
import { ldapDirectory } from ${JSON.stringify(path.join(import.meta.dirname, "open-directory.ts"))};
const directory = ldapDirectory({
  servers: ["ldaps://127.0.0.1:1"], base: "OU=Staff,DC=example,DC=test", serviceAccount: "svc-reset@example.test",
  attributes: { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" }, protectedGroups: [],
  password: async () => "Svc-Passw0rd-1!", clock: { now: Date.now }, seconds: { find: 2, set: 1, look: 1 },
});
await directory.open().catch(({ kind, code }) => console.log(kind, code));
`;

/** What a process ends in whose NODE_DEBUG is this. */
async function outcomeWith(NODE_DEBUG: string): Promise<string> {
  const args = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", PROGRAM];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: { NODE_DEBUG } });
  return stdout.trim();
}

it.each(["ldapts", "http,LDAPTS", "ldap*"])(
  "does nothing where passwords would be printed: NODE_DEBUG is %s",
  async (debug) => {
    expect(await outcomeWith(debug)).toBe("unable PasswordsPrinted");
  },
);

it("minds nothing else that is to be printed", async () => {
  expect(await outcomeWith("timer")).toBe("unavailable DirectoryDown");
});

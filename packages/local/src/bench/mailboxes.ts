import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Account } from "@frontdesk/core/mailboxes/account.ts";
import { examine } from "@frontdesk/core/mailboxes/examine.ts";
import { stringify } from "csv-stringify/sync";
import { ROOT } from "../synth/place.ts";
import { median } from "./figure.ts";

export type MailboxSpeed = {
  accounts: number;
  /** From the command's start to its end, file and table included; seconds. */
  command: number;
  /** Predicting and comparing alone, of all accounts and of a quarter of them; seconds. */
  whole: number;
  quarter: number;
};

const ROUNDS = 5;
const TENANT = "contoso.onmicrosoft.com";
const VERIFIED = ["contoso.com", "tailspintoys.com"];

/** How long the mailbox addresses of so many accounts take, beside half as many that exist. */
export async function mailboxSpeed({ accounts }: { accounts: number }): Promise<MailboxSpeed> {
  // In turns, so that what the machine does besides is felt by both alike.
  const times = Array.from({ length: ROUNDS }, () => ({
    quarter: secondsOf(() => examined(Math.floor(accounts / 4))),
    whole: secondsOf(() => examined(accounts)),
  }));
  return {
    accounts,
    command: await commandFor(accounts),
    whole: median(times.map(({ whole }) => whole)),
    quarter: median(times.map(({ quarter }) => quarter)),
  };
}

/** Of each of the three rules a third; one in a hundred has an address that another has. */
const accountAt = (at: number): Account => {
  const name = `given.surname${at}`;
  const mail = `${at % 100 === 0 ? `given.surname${at + 1}` : name}@contoso.com`;
  const aliases = [`smtp:${at}@tailspintoys.com`, `SIP:${name}@contoso.com`, `X500:/o=Contoso/cn=Recipients/cn=${at}`];
  return {
    userPrincipalName: `${name}@contoso.com`,
    displayName: `Given Surname ${at}`,
    mail: at % 3 === 0 ? undefined : mail,
    proxyAddresses: at % 3 === 1 ? [`SMTP:${mail}`, ...aliases] : [],
  };
};
const accountsOf = (count: number, from = 0): Account[] =>
  Array.from({ length: count }, (_, index) => accountAt(from + index));

function examined(count: number): () => void {
  const [accounts, existing] = [accountsOf(count), accountsOf(Math.floor(count / 2), count)];
  return () => void examine(accounts, existing, { tenantDomain: TENANT, verifiedDomains: VERIFIED });
}

/** What `ready` makes is not timed, what it gives is. */
function secondsOf(ready: () => () => void): number {
  const run = ready();
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

async function commandFor(accounts: number): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-bench-"));
  try {
    const [file, existing] = [path.join(folder, "accounts.csv"), path.join(folder, "existing.csv")];
    await writeFile(file, csvOf(accountsOf(accounts)));
    await writeFile(existing, csvOf(accountsOf(Math.floor(accounts / 2), accounts)));
    const started = performance.now();
    const code = await ended([file, "--tenant", TENANT, "--verified", VERIFIED.join(), "--existing", existing]);
    // Some collide: 1 is what it then ends with.
    if (code !== 1) throw new Error(`npm run mailboxes has ended with ${code}, and 1 was to be expected`);
    return (performance.now() - started) / 1000;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const csvOf = (accounts: Account[]): string =>
  stringify(
    accounts.map(({ proxyAddresses, ...each }) => ({ ...each, proxyAddresses: proxyAddresses.join(";") })),
    { header: true, columns: ["userPrincipalName", "mail", "displayName", "proxyAddresses"] },
  );

function ended(args: string[]): Promise<number | null> {
  const command = path.join(ROOT, "packages/local/src/commands/mailboxes.ts");
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  // It prints as fast as somebody reads.
  child.stdout.resume();
  return new Promise((exited, failed) => child.on("exit", exited).on("error", failed));
}

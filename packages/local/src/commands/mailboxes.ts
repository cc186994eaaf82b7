import { readFile } from "node:fs/promises";
import type { Account } from "@frontdesk/core/mailboxes/account.ts";
import { examine } from "@frontdesk/core/mailboxes/examine.ts";
import { type ListedAccount, type Purpose, readAccounts } from "@frontdesk/core/mailboxes/read-accounts.ts";
import { TENANT_DOMAIN } from "@frontdesk/core/mailboxes/tenant.ts";
import { Refused } from "@frontdesk/core/refused.ts";
import { Command, InvalidArgumentError, Option } from "commander";
import { asCsv } from "../mailboxes/as-csv.ts";
import { asJson } from "../mailboxes/as-json.ts";
import { asText } from "../mailboxes/as-text.ts";
import { type DirectoryAsked, mustGoTogether, withDirectory } from "../mailboxes/directory-asked.ts";
import { accountsOf } from "../mailboxes/from-directory.ts";
import { collideWithThemselves, type Listed, type Outcome, withFindings } from "../mailboxes/listed.ts";
import { list, main } from "./options.ts";
import { print } from "./print.ts";

type Options = DirectoryAsked & {
  tenant: string;
  verified?: string[];
  existing?: string;
  findings?: boolean;
  json?: boolean;
  csv?: boolean;
};

/** Whoever runs it before each synchronisation tells by it what is wrong with accounts from what went wrong here. */
const FOUND = 1;
const FAILED = 2;
const THEMSELVES =
  "Some of the existing have no UserPrincipalName: accounts that are there already may collide with themselves. Export it as well.";

const program = new Command("npm run mailboxes --")
  .description(
    "Says which addresses each account's Azure AD object and mailbox will get, and what collides, before the synchronisation does. Ends with 1 where something is wrong with an account, and with 2 where it could not be told.",
  )
  .argument(
    "[file]",
    "a CSV of the accounts: UserPrincipalName, mail, proxyAddresses, DisplayName, as PowerShell exports them",
  )
  .requiredOption("--tenant <domain>", "the tenant's first domain, NAME.onmicrosoft.com", tenant)
  .option(
    "--verified <domains>",
    "the domains that are verified in the tenant, commas between them; addresses of any other are told of",
    domains,
  )
  .option("--existing <file>", "a CSV of who has addresses already, such as the mailboxes of Exchange Online")
  .option("--findings", "shows the accounts alone with which something is wrong")
  .addOption(new Option("--json", "prints it as one line of JSON alone").conflicts("csv"))
  .option("--csv", "prints it as a CSV alone")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : FAILED))
  .action((file: string | undefined, options: Options) => main(() => tell(file, options), FAILED));
await withDirectory(program).parseAsync();

async function tell(file: string | undefined, options: Options) {
  const { accounts, others } = await askedAbout(file, options);
  const existing = [...(options.existing ? await accountsIn(options.existing, "existing") : []), ...others];
  const asked = { tenantDomain: options.tenant, verifiedDomains: options.verified };
  const outcome: Outcome = {
    ...asked,
    existing: existing.length,
    accounts: examine(accounts, existing, asked),
  };
  const written = options.json ? asJson : options.csv ? asCsv : asText;
  if (withFindings(outcome).length > 0) process.exitCode = FOUND;
  print(written(outcome, { onlyFindings: options.findings }));
  if (options.existing && collideWithThemselves(outcome)) process.stderr.write(`${THEMSELVES}\n`);
}

/** The accounts of the file or of the directory, and who else is there. */
async function askedAbout(
  file: string | undefined,
  options: Options,
): Promise<{ accounts: Listed[]; others: Account[] }> {
  mustGoTogether(options);
  if (file !== undefined && options.directory) throw new Error("It takes a file or --directory, not both.");
  if (options.directory) return accountsOf(options);
  if (file === undefined) throw new Error("Name a CSV of accounts, or a directory with --directory.");
  return { accounts: await accountsIn(file, "accounts"), others: [] };
}

async function accountsIn(file: string, purpose: Purpose): Promise<ListedAccount[]> {
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
  });
  return readAccounts(bytes, purpose).catch((error) => {
    if (error instanceof Refused) throw new Error(`${file}: ${error.message}`, { cause: error });
    throw error;
  });
}

function tenant(text: string): string {
  const domain = text.trim().toLowerCase();
  if (TENANT_DOMAIN.test(domain)) return domain;
  throw new InvalidArgumentError("It is the tenant's first domain, such as contoso.onmicrosoft.com.");
}

function domains(text: string): string[] {
  const named = list(text);
  const wrong = named.find((each) => !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i.test(each));
  if (named.length > 0 && wrong === undefined) return named;
  throw new InvalidArgumentError(`“${wrong ?? text}” is no domain: they are such as contoso.com,tailspintoys.com.`);
}

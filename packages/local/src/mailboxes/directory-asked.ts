import { type Command, Option } from "commander";
import { list } from "../commands/options.ts";

/** Which directory is meant, and who in it, as the command's options say. */
export type DirectoryAsked = {
  directory?: true;
  deployed?: true;
  server?: string[];
  account?: string;
  base?: string;
  ca?: string;
  serverName?: string;
};

const text = (value: string): string => value.trim();

/** Gives a command the options by which a directory is named. */
export const withDirectory = (program: Command): Command =>
  program
    .option("--directory", "reads the accounts of the directory of the front desk that runs here, over LDAPS")
    .addOption(
      new Option("--deployed", "of that which settings.ts names, with the password that it has").conflicts("server"),
    )
    .option(
      "--server <url>",
      "of another: ldaps://dc1.example.com, or several with commas between them, in order",
      list,
    )
    .option("--account <name>", "who reads that one: a user principal name, or a DN", text)
    .option("--ca <file>", "who signed that server's certificate, in PEM", text)
    .option("--server-name <name>", "the name in that certificate, where it is another than the server's", text)
    .option(
      "--base <dn>",
      "asks about accounts below that entry alone; all others of its domain have addresses already",
      text,
    );

/** Throws a sentence where options of a directory do not go together. */
export function mustGoTogether({ directory, deployed, server, account, base, ca, serverName }: DirectoryAsked): void {
  const ofServer = { "--account": account, "--ca": ca, "--server-name": serverName };
  const first = firstGiven({ "--deployed": deployed, "--server": server, "--base": base, ...ofServer });
  if (!directory && first) throw new Error(`${first} is of --directory: give that as well.`);
  const alone = server ? undefined : firstGiven(ofServer);
  if (alone) throw new Error(`${alone} is of --server: give that as well.`);
  if (server && !account)
    throw new Error(
      "Say who reads the directory with --account, such as svc-read@example.com; the password is asked for.",
    );
}

const firstGiven = (options: Record<string, unknown>): string | undefined =>
  Object.entries(options).find(([, value]) => value !== undefined)?.[0];

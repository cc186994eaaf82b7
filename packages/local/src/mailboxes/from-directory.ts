import { systemClock } from "@frontdesk/core/clock.ts";
import { DirectoryFailure, type FailureCode } from "@frontdesk/core/directory/directory-failure.ts";
import { type DirectoryEntries, readDirectoryAccounts } from "@frontdesk/core/mailboxes/directory-accounts.ts";
import type { DirectoryAsked } from "./directory-asked.ts";
import { placeOf } from "./directory-place.ts";

/** Of a whole domain, over a slow line: Windows gives 1,000 entries at once. */
const SECONDS = 120;

/**
 * The accounts that are asked about and whatever else has an address in their domain. Whoever is elsewhere in the domain than below
 * --base is among the others. Throws a sentence that says what, where and what to do.
 */
export async function accountsOf(asked: DirectoryAsked): Promise<DirectoryEntries> {
  const place = await placeOf(asked);
  const where = place.servers.join(", ");
  try {
    const read = await readDirectoryAccounts({
      ...place,
      base: asked.base,
      isWhole: true,
      passedOver: (server, code) => process.stderr.write(`${server} was passed over: ${code}\n`),
      clock: systemClock,
      seconds: SECONDS,
    });
    if (read.accounts.length > 0) return read;
    throw new Error(
      `The directory at ${where} shows no account ${asked.base ? `below ${asked.base}` : "at all"}: ${NOBODY}`,
    );
  } catch (error) {
    if (!(error instanceof DirectoryFailure)) throw error;
    const { code, message } = error;
    const next = NEXT[code] ?? "docs/directory.md says what its codes mean.";
    throw new Error(`The directory at ${where} was not read (${code}): ${message}. ${next}`, { cause: error });
  }
}

const NOBODY = "see whether that is where they are, and whether this account may list them.";
const PATIENCE = "Try it again; if it stays so, look at the controller and at what is between.";
const NEXT: Partial<Record<FailureCode, string>> = {
  DirectoryDown: "See whether its name and port are right, and whether it is reached from here.",
  DirectorySilent: PATIENCE,
  DirectoryBusy: PATIENCE,
  ServerNotTrusted:
    "Its certificate is of an authority that is not known (--ca, or passwords.directory.ca), has expired, or is for another name (--server-name, or passwords.directory.serverName).",
  ServiceAccountRefused:
    "See whether its name and its password are right, before it is tried so often that it is locked.",
  ServiceAccountDisabled: "Enable the account, or see whether it has expired.",
  ServiceAccountMustChange: "Set its password without “must change at next logon”.",
  ServiceAccountLocked: "Find out who tries its password, then unlock it.",
  NoDirectoryPassword:
    "Encrypt it with `npm run encrypt-secret`, for passwords.directory.password, or name the server with --server.",
  PasswordUndecryptable: "These credentials need kms:Decrypt on the key that it was encrypted under.",
  KeyServiceDown: "It takes the credentials that the AWS CLI would take, and a way to KMS.",
  EncryptionRequired: "See the controller's policy for LDAP.",
  PasswordsPrinted: "Take ldapts out of NODE_DEBUG.",
  BaseMissing: "See whether --base is an entry there that this account may see.",
  AccountUnreadable: "See which entry has so many addresses, and whether it needs them.",
  NoRight: "The account may not read there.",
};

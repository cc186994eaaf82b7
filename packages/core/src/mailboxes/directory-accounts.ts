import type { Clock } from "../clock.ts";
import type { Servers } from "../directory/open-connection.ts";
import type { Account } from "./account.ts";

export type DirectoryAccounts = Servers & {
  /** A DN: accounts are read below it. */
  base: string;
  clock: Pick<Clock, "now">;
  /** How long it may take in all. */
  seconds: number;
};

/**
 * Reads all that has addresses below the base, in pages: `accounts` are people's, as the synchronisation takes them, `others`
 * whatever else has an address, such as groups and contacts. Throws DirectoryFailure.
 */
export async function readDirectoryAccounts(
  _directory: DirectoryAccounts,
): Promise<{ accounts: Account[]; others: Account[] }> {
  throw new Error("not yet");
}

import { type Connecting, connect, disconnect } from "../../directory/connect.ts";
import { DirectoryFailure } from "../../directory/directory-failure.ts";
import { resultOf } from "../../directory/failures.ts";

/** A bind's `data` where the password is right, but must be changed, or has expired. */
const RIGHT = ["773", "532"];
/** Where it is not; and of who is locked, as nobody is whose password was just set. */
const WRONG = ["52e", "525", "775"];

/** Whether the password is the account's now, by one bind on a connection of its own. Throws DirectoryFailure where that cannot be told. */
export async function hasPassword(account: Connecting): Promise<boolean> {
  try {
    await disconnect(await connect(account));
    return true;
  } catch (error) {
    const result = resultOf(error);
    const data = result?.code === 49 ? (result.data ?? "") : "";
    if (RIGHT.includes(data)) return true;
    if (WRONG.includes(data)) return false;
    const message = `a bind by the new password tells nothing: ${result ? `${result.code} ${data}` : "no answer"}`;
    throw new DirectoryFailure("unknown", "OutcomeUnknown", message.trim());
  }
}

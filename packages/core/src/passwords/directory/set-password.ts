import { Attribute, Change, type Client } from "ldapts";
import { failureOfSetting, isTooWeak } from "../../directory/failures.ts";

const replace = (type: string, value: string | Buffer) =>
  new Change({ operation: "replace", modification: new Attribute({ type, values: [value] as string[] | Buffer[] }) });

/** A name that stays with the object: a DN may be somebody else's by now. https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-adts/92a54869-38d7-4e71-a3be-5f67a0dcdd7e */
const byGuid = (id: string): string => `<GUID=${id}>`;

/**
 * One modify, of which the directory does all or nothing: the password, in quotes and UTF-16LE as it wants it, to be changed at the
 * next logon, and the account unlocked. https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-adts/6e803168-f140-4d23-b2d3-c3a8ab5917d2
 */
export async function setPassword(client: Client, id: string, password: string): Promise<"set" | "too weak"> {
  const changes = [
    replace("unicodePwd", Buffer.from(`"${password}"`, "utf16le")),
    replace("pwdLastSet", "0"),
    replace("lockoutTime", "0"),
  ];
  try {
    await client.modify(byGuid(id), changes);
    return "set";
  } catch (error) {
    if (isTooWeak(error)) return "too weak";
    throw failureOfSetting(error);
  }
}

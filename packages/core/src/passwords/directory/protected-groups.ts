import type { Client, Entry } from "ldapts";
import { DirectoryFailure } from "../../directory/directory-failure.ts";
import { textOf, valuesOf } from "../../directory/entry.ts";
import { failureOfReading } from "../../directory/failures.ts";
import { sidOf } from "../../directory/sid.ts";
import { BINARY_ATTRIBUTES } from "./person.ts";

/** Groups of other kinds are for mail, and in nobody's token. https://learn.microsoft.com/en-us/windows/win32/adschema/a-grouptype */
const SECURITY_ENABLED = 0x8000_0000;

/**
 * The identifiers of groups by their names. Throws DirectoryFailure where one is not there, or is none whose members could be told:
 * a group that is mistyped must protect nobody less.
 */
export async function protectedSids(client: Client, groups: string[]): Promise<ReadonlySet<string>> {
  return new Set(await Promise.all(groups.map((group) => sidOfGroup(client, group))));
}

async function sidOfGroup(client: Client, group: string): Promise<string> {
  const attributes = ["objectSid", "groupType"];
  const { searchEntries } = await client
    .search(group, { scope: "base", attributes, explicitBufferAttributes: BINARY_ATTRIBUTES })
    .catch((error) => {
      throw failureOfReading(error, "GroupUnknown");
    });
  const [entry] = searchEntries;
  const sid = entry && valuesOf(entry, "objectSid")[0];
  if (!Buffer.isBuffer(sid) || !isSecurityGroup(entry))
    throw new DirectoryFailure("unable", "GroupUnknown", `${group} is no security group of the directory`);
  return sidOf(sid);
}

const isSecurityGroup = (entry: Entry | undefined): boolean =>
  entry !== undefined && (Number(textOf(entry, "groupType")) & SECURITY_ENABLED) !== 0;

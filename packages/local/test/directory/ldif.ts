import type { StartingEntry } from "@frontdesk/simulator/directory/entry.ts";

type Lines = [attribute: string, value: string | Buffer][];

/**
 * Entries as LDIF, in their order: OUs, people, groups and contacts are added, what every domain has gets members or a mail, and
 * primary groups are set at the end, since only members have them. https://www.rfc-editor.org/rfc/rfc2849
 */
export function ldifOf(entries: StartingEntry[]): string {
  const primaries = entries.filter(({ attributes }) => attributes?.primaryGroupID);
  return [
    ...entries.map(recordOf),
    ...primaries.map(({ dn, attributes }) =>
      changeOf(dn, "replace", "primaryGroupID", valuesOf(attributes?.primaryGroupID)),
    ),
  ].join("\n");
}

function recordOf({ dn, password, attributes = {} }: StartingEntry): string {
  const { primaryGroupID: _, objectClass, ...others } = attributes;
  if (/,CN=(?:Users|Builtin),/.test(dn)) {
    const name = others.mail ? "mail" : "member";
    return changeOf(dn, "add", name, valuesOf(others[name]));
  }
  const lines: Lines = Object.entries(others).flatMap(([name, values]) =>
    valuesOf(values).map((value): Lines[number] => [name, value]),
  );
  if (password) lines.push(["unicodePwd", Buffer.from(`"${password}"`, "utf16le")]);
  return recordFrom([
    ["dn", dn],
    ["changetype", "add"],
    ["objectClass", String(objectClass ?? classOf(dn, others))],
    ...lines,
  ]);
}

function classOf(dn: string, attributes: object): string {
  if (dn.startsWith("OU=")) return "organizationalUnit";
  return "groupType" in attributes ? "group" : "user";
}

const changeOf = (dn: string, how: "add" | "replace", attribute: string, values: string[]): string =>
  recordFrom([
    ["dn", dn],
    ["changetype", "modify"],
    [how, attribute],
    ...values.map((value): Lines[number] => [attribute, value]),
  ]);

const recordFrom = (lines: Lines): string =>
  lines.map(([name, value]) => `${name}:: ${Buffer.from(value).toString("base64")}\n`).join("");
const valuesOf = (values: string | string[] = []): string[] => [values].flat();

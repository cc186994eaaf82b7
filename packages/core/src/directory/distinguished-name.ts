const partsAsWritten = (dn: string): string[] => (dn.match(/(?:\\.|[^\\,])+/gs) ?? []).map((part) => part.trim());

/** From the entry to the domain: `CN=a\,b,OU=c` are `CN=a\,b` and `OU=c`. */
const partsOf = (dn: string): string[] => partsAsWritten(dn).map((part) => part.toLowerCase());

/**
 * Whether an entry lies below another one, both named as one server writes them: escapes are not compared by what they stand
 * for. A comma within a name parts nothing, so that nobody is called into the base.
 */
export function isBelow(dn: string, base: string): boolean {
  const [parts, above] = [partsOf(dn), partsOf(base)];
  if (above.length === 0 || parts.length <= above.length) return false;
  return above.every((part, index) => part === parts[parts.length - above.length + index]);
}

/** The domain that a name is in, such as `DC=example,DC=test`, by what the name ends in; nothing where that is no domain. */
export function domainOf(dn: string): string | undefined {
  const parts = partsAsWritten(dn);
  const first = parts.findLastIndex((part) => !/^dc\s*=/i.test(part)) + 1;
  return first < parts.length ? parts.slice(first).join(",") : undefined;
}

/** Whether it is an address of mail: SIP, X500 and the like are other programs' business. */
export const isSmtp = (proxy: string): boolean => /^smtp:/i.test(proxy);

/** Exchange tells the primary address by its type in capitals, and by nothing else. */
export const isPrimary = (proxy: string): boolean => proxy.startsWith("SMTP:");

/** What comes after the type. */
export const addressIn = (proxy: string): string => proxy.slice(proxy.indexOf(":") + 1);

/** Whether there is a type before the address. */
export const hasType = (proxy: string): boolean => /^[A-Za-z][\w-]*:/.test(proxy);

/** Two spellings of one address: Exchange and Azure AD know no case. */
export const keyOf = (address: string): string => address.toLowerCase();

export const localPartOf = (address: string): string => address.split("@", 1)[0] ?? "";
/** Nothing where there is no `@`. */
export const domainIn = (address: string): string | undefined => /@([^@]*)$/.exec(address)?.[1];

/** The entry that each address is kept under: without those that have none, and each once, a primary one where any of its spellings is. */
export function tidy(proxies: string[]): string[] {
  const kept = new Map<string, string>();
  for (const proxy of proxies.map(trimmed)) {
    if (addressIn(proxy).trim() === "") continue;
    const first = kept.get(keyOf(proxy));
    kept.set(keyOf(proxy), first && isPrimary(proxy) && !isPrimary(first) ? asPrimary(first) : (first ?? proxy));
  }
  return [...kept.values()];
}

/** An address of mail has no spaces around it, before or after its type. */
function trimmed(proxy: string): string {
  const entry = proxy.trim();
  return isSmtp(entry) ? `${entry.slice(0, "smtp:".length)}${addressIn(entry).trim()}` : entry;
}

/** The addresses of mail among them, without their types. */
export const mailIn = (proxies: string[]): string[] => tidy(proxies).filter(isSmtp).map(addressIn);

export const asPrimary = (proxy: string): string => `SMTP:${addressIn(proxy)}`;
export const asSecondary = (proxy: string): string => `smtp:${addressIn(proxy)}`;

import type { Value } from "./entry.ts";
import { PAGED_RESULTS } from "./paging.ts";
import type { State } from "./state.ts";

/** What a directory tells everybody about itself. https://learn.microsoft.com/windows/win32/adschema/rootdse */
export function rootDse({ baseDn, host, dnsDomain, now }: State, asked: string[]) {
  const all: Record<string, Value[]> = {
    currentTime: [`${new Date(now()).toISOString().replace(/[-:T]|\.\d+Z/g, "")}.0Z`],
    defaultNamingContext: [baseDn],
    rootDomainNamingContext: [baseDn],
    namingContexts: [baseDn],
    dnsHostName: [host],
    ldapServiceName: [`${dnsDomain}:${host.split(".")[0]}`],
    supportedLDAPVersion: ["3", "2"],
    supportedControl: [PAGED_RESULTS],
    supportedExtension: ["1.3.6.1.4.1.4203.1.11.3"],
  };
  const wanted = new Set(asked.map((name) => name.toLowerCase()));
  const isAll = wanted.size === 0 || wanted.has("*");
  const attributes = Object.entries(all)
    .filter(([name, values]) => values.length && (isAll || wanted.has(name.toLowerCase())))
    .map(([name, values]) => ({ name, values }));
  return { dn: "", attributes };
}

import type { Account } from "./account.ts";
import type { Finding } from "./finding.ts";
import { addressIn, hasType, isPrimary, isSmtp, keyOf } from "./proxy-address.ts";
import { faultOf } from "./well-formed.ts";

/** A finding before it is known whose it is. */
export type Found = Omit<Finding, "index" | "account">;

/** What is wrong with an account's name and addresses whoever else has them; each address is told of once. */
export function faults({ userPrincipalName, mail, proxyAddresses }: Account): Found[] {
  const proxies = proxyAddresses.map((each) => each.trim()).filter(Boolean);
  const told = new Set<string>();
  const look = (address: string, what: Parameters<typeof faultOf>[1]): Found[] => {
    const fault = told.has(keyOf(address)) ? undefined : faultOf(address, what);
    told.add(keyOf(address));
    return fault ? [{ ...fault, address }] : [];
  };
  return [
    ...nameFault(userPrincipalName?.trim() ?? ""),
    ...(mail?.trim() ? look(mail.trim(), "mail") : []),
    ...proxies.filter(isSmtp).flatMap((each) => look(addressIn(each), "proxy address")),
    ...proxies.filter((each) => !hasType(each)).map(typeless),
    ...severalPrimaries(proxies),
  ];
}

function nameFault(name: string): Found[] {
  if (name === "") {
    const message = "It has no userPrincipalName: Azure AD makes one up from its sAMAccountName. Give it one.";
    return [{ code: "NoUserPrincipalName", address: "", message }];
  }
  const fault = faultOf(name, "userPrincipalName");
  return fault ? [{ ...fault, address: name }] : [];
}

const typeless = (address: string): Found => ({
  code: "NoAddressType",
  address,
  message: `Its proxyAddresses have “${address}” with no type before it, so that it is left out: write smtp:${address}.`,
});

function severalPrimaries(proxies: string[]): Found[] {
  const byKey = new Map(proxies.filter(isPrimary).map((each) => [keyOf(each), addressIn(each)]));
  const [first, ...others] = byKey.values();
  if (others.length === 0) return [];
  const message = `It has ${byKey.size} primary addresses (SMTP: in capitals): write smtp: before all but one. It is taken here that ${first} stays primary.`;
  return [{ code: "SeveralPrimaryAddresses", address: [first, ...others].join(", "), message }];
}

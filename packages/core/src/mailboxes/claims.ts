import type { Account } from "./account.ts";
import { predict } from "./predict.ts";
import { addressIn, isPrimary, isSmtp, keyOf, mailIn } from "./proxy-address.ts";

/** An address that an account is to have, and what it has it from. */
export type Claim = {
  address: string;
  of: "mail" | "proxyAddresses" | "userPrincipalName" | "routing address";
  /** Of a routing address, that which it is made of. */
  madeOf?: string;
};

/** All of an account's addresses of mail, each once: what it has first, then what is added to it. What has no @ is none. */
export function claimsOf(account: Account, tenantDomain: string): Claim[] {
  const [mail, principalName] = [account.mail?.trim() ?? "", account.userPrincipalName?.trim() ?? ""];
  const { by, mailbox } = predict(account, tenantDomain);
  const primary = addressIn(mailbox.find(isPrimary) ?? "");
  const madeOf = by === "userPrincipalName" ? principalName : primary;
  const claims = new Map<string, Claim>();
  const claim = (address: string, of: Claim["of"]) => {
    if (!address.includes("@") || claims.has(keyOf(address))) return;
    claims.set(keyOf(address), { address, of, ...(of === "routing address" && { madeOf }) });
  };
  claim(mail, "mail");
  for (const address of mailIn(account.proxyAddresses)) claim(address, "proxyAddresses");
  claim(by === "proxyAddresses" ? "" : principalName, "userPrincipalName");
  if (madeOf.includes("@")) for (const proxy of mailbox.filter(isSmtp)) claim(addressIn(proxy), "routing address");
  return [...claims.values()];
}

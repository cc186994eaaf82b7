import type { Account } from "./account.ts";
import { predict } from "./predict.ts";
import { addressIn, isSmtp, keyOf } from "./proxy-address.ts";

/** An address that an account is to have, and what it has it from. */
export type Claim = { address: string; of: "mail" | "proxyAddresses" | "userPrincipalName" | "routing address" };

/** All of an account's addresses of mail, each once: what it has first, then what is added to it. */
export function claimsOf(account: Account, tenantDomain: string): Claim[] {
  const [mail, principalName] = [account.mail?.trim() ?? "", account.userPrincipalName?.trim() ?? ""];
  const given = account.proxyAddresses
    .map((each) => each.trim())
    .filter(isSmtp)
    .map(addressIn);
  const predicted = predict(account, tenantDomain).mailbox.filter(isSmtp).map(addressIn);
  const claims = new Map<string, Claim>();
  const claim = (address: string, of: Claim["of"]) => {
    if (address !== "" && !claims.has(keyOf(address))) claims.set(keyOf(address), { address, of });
  };
  claim(mail, "mail");
  for (const address of given) claim(address, "proxyAddresses");
  for (const address of predicted)
    claim(address, keyOf(address) === keyOf(principalName) ? "userPrincipalName" : "routing address");
  return [...claims.values()];
}

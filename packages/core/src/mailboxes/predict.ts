import type { Account } from "./account.ts";
import { addressIn, asPrimary, asSecondary, isPrimary, isSmtp, keyOf, localPartOf, tidy } from "./proxy-address.ts";

/** The addresses that an account gets, each with its type, in the order in which they come about. */
export type Prediction = {
  /** What decides: the account's proxy addresses, its mail, its user principal name, or nothing that it has. */
  by: "proxyAddresses" | "mail" | "userPrincipalName" | "nothing";
  /** The Azure AD object's, before a licence of Exchange Online and after. */
  beforeLicensing: string[];
  afterLicensing: string[];
  /** The mailbox's: the same as its object's. */
  mailbox: string[];
};

/**
 * Which addresses Azure AD Connect and Exchange Online make of a directory's account, by three rules that were found by experiment
 * (“How are email addresses created for Office 365 mailboxes?”, nivleshc.wordpress.com):
 *
 * 1. Proxy addresses are taken over; the routing address (what is before the @ of the primary one, at the tenant's domain) and
 *    the mail are added to them. All of that is there before there is a licence.
 * 2. Without any, the mail is the primary address. With the licence the user principal name and the routing address are added.
 * 3. Without a mail as well, there is none before the licence; then the routing address, made of the user principal name, is
 *    the primary one, and the user principal name is added.
 *
 * What is no address of mail stays where it is and decides nothing. Of several primary addresses the first remains; where proxy
 * addresses have none, the mail is it, and without a mail rule 3 gives one.
 */
export function predict(
  account: Pick<Account, "userPrincipalName" | "mail" | "proxyAddresses">,
  tenantDomain: string,
): Prediction {
  const given = onePrimary(tidy(account.proxyAddresses));
  const mail = account.mail?.trim();
  const principalName = account.userPrincipalName?.trim();
  const routing = (address: string) => `${localPartOf(address)}@${tenantDomain}`;
  const primary = given.find(isPrimary);

  if (primary) {
    const routed = including(given, routing(addressIn(primary)));
    return whole("proxyAddresses", mail ? including(routed, mail) : routed);
  }
  if (mail && given.some(isSmtp)) return whole("proxyAddresses", including(withPrimary(given, mail), routing(mail)));
  if (mail) {
    const before = withPrimary(given, mail);
    const named = principalName?.includes("@") ? including(before, principalName) : before;
    return licensed("mail", before, including(named, routing(mail)));
  }
  if (!principalName) return whole("nothing", given);
  const routed = withPrimary(given, routing(principalName));
  return licensed("userPrincipalName", given, principalName.includes("@") ? including(routed, principalName) : routed);
}

const licensed = (by: Prediction["by"], before: string[], after: string[]): Prediction => ({
  by,
  beforeLicensing: before,
  afterLicensing: after,
  mailbox: after,
});
const whole = (by: Prediction["by"], addresses: string[]) => licensed(by, addresses, addresses);

function onePrimary(proxies: string[]): string[] {
  const first = proxies.findIndex(isPrimary);
  return proxies.map((proxy, at) => (isPrimary(proxy) && at > first ? asSecondary(proxy) : proxy));
}

const placeOf = (proxies: string[], address: string): number =>
  proxies.findIndex((proxy) => isSmtp(proxy) && keyOf(addressIn(proxy)) === keyOf(address));

/** With the address behind them, unless it is among them. */
const including = (proxies: string[], address: string): string[] =>
  placeOf(proxies, address) < 0 ? [...proxies, `smtp:${address}`] : proxies;

/** With the address as the primary one, where it is among them or else behind them. */
function withPrimary(proxies: string[], address: string): string[] {
  const at = placeOf(proxies, address);
  return at < 0
    ? [...proxies, `SMTP:${address}`]
    : proxies.map((proxy, place) => (place === at ? asPrimary(proxy) : proxy));
}

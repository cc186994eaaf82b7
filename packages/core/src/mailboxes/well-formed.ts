import type { FindingCode } from "./finding.ts";
import { domainIn, localPartOf } from "./proxy-address.ts";

/** The rules of https://learn.microsoft.com/microsoft-365/enterprise/prepare-for-directory-synchronization, 2. */
const IN_ADDRESS = /[^\x21-\x7e]|[<>(),;:[\]"\\]/gu;
const IN_PRINCIPAL_NAME = /[^A-Za-z0-9'.\-_!#^~@]/gu;
const LONGEST = { address: 256, principalName: 113, localPart: 64, domain: 48 };

export type Fault = { code: FindingCode; message: string };

/** What is wrong with an address of mail, without its type; the first fault of several. */
export function faultOf(address: string, what: "mail" | "proxy address" | "userPrincipalName"): Fault | undefined {
  const isName = what === "userPrincipalName";
  const shown = address.length > LONGEST.address ? `${address.slice(0, MOST_SHOWN)}…` : address;
  const wrong = [...new Set(address.match(isName ? IN_PRINCIPAL_NAME : IN_ADDRESS))];
  const fate = isName ? "it is changed on its way, or fails" : "it is left out, or the account fails";
  if (wrong.length > 0) {
    const characters = wrong.slice(0, MOST_NAMED).map(named).join(" ");
    const message = `Its ${what} “${shown}” has characters that are not allowed (${characters}), so that ${fate}: take them out.`;
    return { code: "CharactersNotAllowed", message };
  }
  const why = formOf(address) ?? lengthOf(address, isName);
  if (why === undefined) return undefined;
  return { code: "NoAddress", message: `Its ${what} “${shown}” is no address: ${why}. Mend it, since ${fate}.` };
}

const MOST_NAMED = 10;
const MOST_SHOWN = 60;

/** What cannot be seen is told by its number. */
const named = (character: string): string =>
  /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)
    ? character
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1, with a domain that the internet could know. */
function formOf(address: string): string | undefined {
  const parts = address.split("@");
  const [local = "", domain = ""] = parts;
  if (parts.length !== 2) return parts.length < 2 ? "it has no @" : "it has more than one @";
  if (local === "") return "nothing stands before the @";
  if (/^\.|\.$|\.\./.test(local)) return "what stands before the @ begins or ends with a dot, or has two in a row";
  if (!/^([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]$/.test(domain))
    return "what stands behind the @ is no domain of the internet";
  return undefined;
}

function lengthOf(address: string, isName: boolean): string | undefined {
  const most = isName ? LONGEST.principalName : LONGEST.address;
  if (address.length > most) return `it has more than ${most} characters`;
  if (localPartOf(address).length > LONGEST.localPart)
    return `more than ${LONGEST.localPart} characters stand before the @`;
  if (isName && (domainIn(address) ?? "").length > LONGEST.domain)
    return `more than ${LONGEST.domain} characters stand behind the @`;
  return undefined;
}

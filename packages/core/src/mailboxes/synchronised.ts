import type { Entry } from "ldapts";
import { DirectoryFailure } from "../directory/directory-failure.ts";
import { textOf, valuesOf } from "../directory/entry.ts";
import { sidOf } from "../directory/sid.ts";
import { isPrimary } from "./proxy-address.ts";

/** What a synchronisation decides by whether it takes an entry; other attributes are the account's own. */
export const DECISIVE = [
  ...["objectClass", "sAMAccountName", "displayName", "isCriticalSystemObject", "objectSid"],
  ...["mailNickname", "msExchRecipientTypeDetails"],
];

/** Relative identifiers below it are of what the directory itself has made, such as Administrator and krbtgt. */
const FIRST_OF_PEOPLE = 1000;
/** Kinds of mailboxes and groups that Exchange keeps for itself, by the bits of `msExchRecipientTypeDetails`. */
const [OF_EXCHANGE, ROLE_GROUP] = [0x21c0_7000n, 0x4000_0000n];

export const isPerson = (entry: Entry): boolean => isOf(entry, "user") && !isOf(entry, "computer");

/**
 * Whether Azure AD Connect takes an entry, by its default rules, as far as a directory tells. Disabled accounts are taken.
 * https://learn.microsoft.com/entra/identity/hybrid/connect/concept-azure-ad-connect-sync-default-configuration
 */
export function isSynchronised(entry: Entry): boolean {
  const login = textOf(entry, "sAMAccountName") ?? "";
  const alias = textOf(entry, "mailNickname") ?? "";
  if (isOfTheDirectory(entry) || isReplicationVictim(entry) || isOfClientAccess(alias)) return false;
  if (isOf(entry, "contact") && !isMailContact(entry)) return false;
  if (isOf(entry, "msexchdynamicdistributionlist")) return false;
  if (!isPerson(entry)) return login !== "MSOL_AD_Sync_RichCoexistence" && !hasKind(entry, ROLE_GROUP);
  if (login === "" || /^(?:AAD_|MSOL_)/i.test(login) || /^SUPPORT_388945a0$/i.test(login)) return false;
  return !isOfClientAccess(login) && !/^SystemMailbox\{/i.test(alias) && !hasKind(entry, OF_EXCHANGE);
}

/**
 * An account's identifier tells it as well: where a domain was hardened, the service account cannot read isCriticalSystemObject,
 * and krbtgt would be one of the staff.
 */
function isOfTheDirectory(entry: Entry): boolean {
  if (textOf(entry, "isCriticalSystemObject") !== undefined) return true;
  const [sid] = valuesOf(entry, "objectSid");
  return Buffer.isBuffer(sid) && Number(sidOf(sid).split("-").at(-1)) < FIRST_OF_PEOPLE;
}

/** One of two entries that were made under one name at the same time, renamed: `CN=Name\\0ACNF:GUID`. */
const isReplicationVictim = ({ dn }: Entry): boolean => /^(?:\\.|[^\\,])*\\0ACNF:/is.test(dn);

/** A contact needs proxy addresses, and a primary address in them or as its mail. */
const isMailContact = (entry: Entry): boolean =>
  valuesOf(entry, "proxyAddresses").length > 0 &&
  (textOf(entry, "mail") !== undefined || valuesOf(entry, "proxyAddresses").some((each) => isPrimary(String(each))));

const isOfClientAccess = (name: string): boolean => /^CAS_.*\}/is.test(name);

function hasKind(entry: Entry, kinds: bigint): boolean {
  const kind = textOf(entry, "msExchRecipientTypeDetails") ?? "";
  return /^\d+$/.test(kind) && (BigInt(kind) & kinds) !== 0n;
}

const isOf = (entry: Entry, name: string): boolean =>
  valuesOf(entry, "objectClass").some((value) => String(value).toLowerCase() === name);

/** All values of an attribute; throws DirectoryFailure where the directory tells only the first of them (MaxValRange, 1,500). */
export function allTextsOf(entry: Entry, attribute: string): string[] {
  const partly = `${attribute};range=`.toLowerCase();
  if (Object.keys(entry).some((name) => name.toLowerCase().startsWith(partly)))
    throw new DirectoryFailure("unable", "AccountUnreadable", `an entry has more ${attribute} than come at once`);
  return valuesOf(entry, attribute).flatMap((value) => (typeof value === "string" && value !== "" ? [value] : []));
}

import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";

export type Country = CountryCode;
export const isCountry = (text: string): text is Country => isSupportedCountry(text);

/** What telephones say of a caller who is not told, whatever the letter case. */
const NOBODY = new Set(["", "anonymous", "unknown", "unavailable", "restricted", "private"]);

/**
 * The number in E.164, the one form in which callers are kept and looked up: `+61 491 570 006` is `+61491570006`. A number
 * without its country is of the one given. Nothing where the text is no telephone number: Connect gives such texts for
 * callers who withhold theirs, and for addresses of other kinds. Rules: libphonenumber, by length alone, since ranges are
 * opened every month.
 */
export function e164(text: string | undefined, country?: Country): string | undefined {
  const trimmed = (text ?? "").trim();
  if (NOBODY.has(trimmed.toLowerCase()) || trimmed.length > 32) return undefined;
  const number = parsePhoneNumberFromString(trimmed, { ...(country && { defaultCountry: country }), extract: false });
  return number?.isPossible() ? number.number : undefined;
}

import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";

export type Country = CountryCode;
export const isCountry = (text: string): text is Country => isSupportedCountry(text);
/** With what all numbers of a country begin, such as `+44`; nothing where it has no numbers of its own. */
export const callingCodeOf = (country: string) =>
  isCountry(country) ? `+${getCountryCallingCode(country)}` : undefined;

/** What telephones say of a caller who is not told, whatever the letter case. */
const NOBODY = new Set(["", "anonymous", "unknown", "unavailable", "restricted", "private"]);

/**
 * The number in E.164, the one form in which callers are kept and looked up: `+61 491 570 006` is `+61491570006`. A number
 * without its country is of the one given. Nothing where the text is no telephone number: Connect gives such texts for
 * callers who withhold theirs, and for addresses of other kinds. Rules: libphonenumber, by length alone, since ranges are
 * opened every month. The plans are those with kinds (`max`): who sends texts needs them, and two sets would be larger than one.
 */
export function e164(text: string | undefined, country?: Country): string | undefined {
  const trimmed = (text ?? "").trim();
  if (NOBODY.has(trimmed.toLowerCase()) || trimmed.length > 32) return undefined;
  // ITU's prefix of another country, which people write in countries with another prefix too: as a national number it would be
  // one that never calls. No country's code begins with 0, nor is 11, so that Australia's 0011 stays what it is.
  const abroad = trimmed.startsWith("00") ? possible(`+${trimmed.slice(2)}`) : undefined;
  return abroad ?? possible(trimmed, country);
}

function possible(text: string, country?: Country): string | undefined {
  const number = parsePhoneNumberFromString(text, { ...(country && { defaultCountry: country }), extract: false });
  return number?.isPossible() ? number.number : undefined;
}

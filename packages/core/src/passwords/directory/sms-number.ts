import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";
import { type Country, e164 } from "../../callers/number.ts";

/** Kinds that get texts, or that the numbering plan leaves open: in North America all numbers are, and ranges are opened every month. */
const TEXTED: NumberType[] = ["MOBILE", "FIXED_LINE_OR_MOBILE", "PERSONAL_NUMBER", undefined];

/** The number in E.164 where it may get an SMS; nothing for none, a landline's, and what is no number. One without its country is of `country`. */
export function smsNumber(text: string | undefined, country?: Country): string | undefined {
  const number = e164(text, country);
  return number && TEXTED.includes(parsePhoneNumberFromString(number)?.getType()) ? number : undefined;
}

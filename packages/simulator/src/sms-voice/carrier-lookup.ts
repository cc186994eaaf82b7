import type * as SmsVoice from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { ValidationException } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { PhoneNumber } from "libphonenumber-js";
import type { Handlers } from "../wire/handlers.ts";

export type LineType = "MOBILE" | "LANDLINE" | "OTHER" | "INVALID";
/** By number in E.164, e.g. `{ "+12025550123": "MOBILE" }`. */
export type Carriers = Record<string, LineType>;

type Operations = Required<Pick<Handlers<typeof SmsVoice>, "CarrierLookup">>;

/** https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_CarrierLookup.html */
const PHONE_NUMBER = /^\+[({\s[]?[1-9][0-9(){}\s[\],.-]{1,38}$/;
const FORMATTING = /[(){}\s[\],.-]/g;
const COUNTRIES = new Intl.DisplayNames("en", { type: "region" });
/** Where numbers alone do not tell, as in the US, most are mobiles. */
const TYPES: Partial<Record<string, LineType>> = {
  MOBILE: "MOBILE",
  FIXED_LINE_OR_MOBILE: "MOBILE",
  FIXED_LINE: "LANDLINE",
};

/**
 * CarrierLookup: a number's type from `carriers`, else as far as its country's numbering plan tells; without carriers' names
 * and codes. Throws where `carriers` has what is no E.164 number.
 * ⚠ AWS's pages do not say what a number gets that no plan has: here it is INVALID, with what is known of its country.
 */
export function carrierLookup(carriers: Carriers): Operations {
  for (const number of Object.keys(carriers))
    if (!/^\+[1-9]\d{1,14}$/.test(number)) throw new Error(`The carrier of ${number}: a number is in E.164.`);
  return {
    async CarrierLookup({ PhoneNumber: asked }) {
      if (!PHONE_NUMBER.test(asked)) throw malformed();
      // Its metadata takes a tenth of a second: most clouds never look a number up.
      const { parsePhoneNumberFromString } = await import("libphonenumber-js/max");
      const number = asked.replace(FORMATTING, "");
      const parsed = parsePhoneNumberFromString(number);
      const E164PhoneNumber = parsed?.number ?? number;
      const type =
        carriers[E164PhoneNumber] ?? TYPES[parsed?.getType() ?? ""] ?? (parsed?.isValid() ? "OTHER" : "INVALID");
      return { E164PhoneNumber, PhoneNumberType: type, ...(parsed ? placeOf(parsed) : {}) };
    },
  };
}

function placeOf({ country, countryCallingCode: DialingCountryCode }: PhoneNumber) {
  if (!country) return { DialingCountryCode };
  return { DialingCountryCode, IsoCountryCode: country, Country: COUNTRIES.of(country) };
}

/** Neither the number nor a part of it is repeated. */
const malformed = () =>
  new ValidationException({
    message: "The phone number is not in the form that the operation takes.",
    Reason: "FIELD_VALIDATION_FAILED",
    Fields: [{ Name: "PhoneNumber", Message: `must fit ${PHONE_NUMBER.source}` }],
    $metadata: {},
  });

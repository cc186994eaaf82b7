import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import * as z from "zod";

export const PhoneNumberValidation = z.discriminatedUnion("NumberFormat", [
  z.object({ NumberFormat: z.literal("E164") }),
  z.object({
    NumberFormat: z.literal("Local"),
    CountryCode: z.string().toUpperCase().refine(isSupportedCountry, { error: "is no country's code of two letters" }),
  }),
]);

/** The keyed number as E.164, or nothing where it is none; a local one needs the country. */
export function dialled(keys: string, validation: z.infer<typeof PhoneNumberValidation>): string | undefined {
  const isLocal = validation.NumberFormat === "Local";
  const number = isLocal
    ? parsePhoneNumberFromString(keys, { defaultCountry: validation.CountryCode, extract: false })
    : parsePhoneNumberFromString(`+${keys}`, { extract: false });
  return number?.isPossible() ? number.number : undefined;
}

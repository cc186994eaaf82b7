import * as z from "zod";

/** Calling codes, and how many digits a number of the country has after its trunk prefix. */
const COUNTRIES: Record<string, { code: string; digits: RegExp; trunk: string }> = {
  AU: { code: "61", digits: /^\d{9}$/, trunk: "0" },
  CA: { code: "1", digits: /^[2-9]\d{9}$/, trunk: "1" },
  DE: { code: "49", digits: /^\d{6,11}$/, trunk: "0" },
  FR: { code: "33", digits: /^\d{9}$/, trunk: "0" },
  GB: { code: "44", digits: /^\d{9,10}$/, trunk: "0" },
  IE: { code: "353", digits: /^\d{7,9}$/, trunk: "0" },
  IN: { code: "91", digits: /^\d{10}$/, trunk: "0" },
  JP: { code: "81", digits: /^\d{9,10}$/, trunk: "0" },
  NZ: { code: "64", digits: /^\d{8,10}$/, trunk: "0" },
  SG: { code: "65", digits: /^\d{8}$/, trunk: "" },
  US: { code: "1", digits: /^[2-9]\d{9}$/, trunk: "1" },
  ZA: { code: "27", digits: /^\d{9}$/, trunk: "0" },
};

const isKnown = (country: string) => Object.hasOwn(COUNTRIES, country);
export const PhoneNumberValidation = z.discriminatedUnion("NumberFormat", [
  z.object({ NumberFormat: z.literal("E164") }),
  z.object({
    NumberFormat: z.literal("Local"),
    CountryCode: z
      .string()
      .toUpperCase()
      .refine(isKnown, { error: `phone numbers are known here of ${Object.keys(COUNTRIES).join(", ")}` }),
  }),
]);

/** The keyed number as E.164, or nothing where it is none; a local one needs the country. */
export function dialled(keys: string, validation: z.infer<typeof PhoneNumberValidation>): string | undefined {
  if (validation.NumberFormat === "E164") return /^[1-9]\d{6,14}$/.test(keys) ? `+${keys}` : undefined;
  const country = COUNTRIES[validation.CountryCode];
  if (!country) return undefined;
  const { code, digits, trunk } = country;
  const number = trunk && keys.startsWith(trunk) ? keys.slice(trunk.length) : keys;
  return digits.test(number) ? `+${code}${number}` : undefined;
}

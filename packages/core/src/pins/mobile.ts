import { type NumberType, parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Carriers } from "./carriers.ts";

/** Kinds that the numbering plan leaves open: in North America all numbers are, and ranges are opened every month. */
const OPEN: NumberType[] = ["FIXED_LINE_OR_MOBILE", "PERSONAL_NUMBER", undefined];

export type Mobility = {
  mobile: boolean;
  /** The name of the error with which the look-up failed. */
  lookUpFailed?: string;
};

/**
 * Whether a number in E.164 is a mobile's: by the numbering plan, and by its carrier where that says nothing. Where the look-up
 * fails it counts as one, since an emergency matters more than a text to a telephone that cannot show it.
 */
export async function mobility(number: string, { carriers }: { carriers: Carriers }): Promise<Mobility> {
  const type = parsePhoneNumberFromString(number)?.getType();
  if (!OPEN.includes(type)) return { mobile: type === "MOBILE" };
  try {
    return { mobile: (await carriers.typeOf(number)) === "MOBILE" };
  } catch (error) {
    return { mobile: true, lookUpFailed: error instanceof Error ? error.name : "Error" };
  }
}

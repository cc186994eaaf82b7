/** What carriers say of a number: End User Messaging's PhoneNumberType. */
export const CARRIER_TYPES = ["MOBILE", "LANDLINE", "OTHER", "INVALID"] as const;
export type CarrierType = (typeof CARRIER_TYPES)[number];

/** Who knows which kind of line a number in E.164 is. */
export interface Carriers {
  typeOf(number: string): Promise<CarrierType>;
}

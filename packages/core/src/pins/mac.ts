import { timingSafeEqual } from "node:crypto";

/** What a PIN is bound to, and the PIN. */
export type Keyed = { contactId: string; number: string; pin: string };

/** A message authentication code of a PIN under a key that nobody can read; equal for equal ones, and worth nothing without the key. */
export type Mac = (keyed: Keyed) => Promise<Uint8Array>;

/** What the code is made of; as JSON, so that no two PINs, numbers or contacts run into one another. */
export const macMessage = ({ contactId, number, pin }: Keyed): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(["pin", contactId, number, pin]));

/** In a time that does not tell where they differ. */
export const isSameMac = (one: Uint8Array, other: Uint8Array): boolean =>
  one.byteLength === other.byteLength && timingSafeEqual(one, other);

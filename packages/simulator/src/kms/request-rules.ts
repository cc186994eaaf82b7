import { invalid, notImplemented } from "./faults.ts";

type Input = {
  KeyId?: string | undefined;
  GrantTokens?: string[] | undefined;
  Recipient?: object | undefined;
  DryRunModifiers?: string[] | undefined;
};

/** The longest ciphertext or MAC that is taken. */
export const LONGEST_BLOB = 6_144;
/** The longest plaintext to encrypt, or message for a MAC. */
export const LONGEST_MESSAGE = 4_096;

/** What every operation takes: a key's name of up to 2,048 characters, and nothing that is not simulated. */
export function checkRequest(operation: string, { KeyId, GrantTokens, Recipient, DryRunModifiers }: Input): void {
  if (KeyId !== undefined) checkLength("keyId", KeyId, 2_048);
  if (GrantTokens?.length) throw notImplemented(`${operation} with GrantTokens`);
  if (Recipient) throw notImplemented(`${operation} with Recipient`);
  if (DryRunModifiers?.length) throw notImplemented(`${operation} with DryRunModifiers`);
}

/** At least one byte or character, and up to `longest`. */
export function checkLength(member: string, { length }: Uint8Array | string, longest: number): void {
  if (!length) throw invalid(member, "have length greater than or equal to 1");
  if (length > longest) throw invalid(member, `have length less than or equal to ${longest}`);
}

/** One of the values that the API has, whether or not the key can do it. */
export function checkOneOf(member: string, value: string, values: Record<string, string>): void {
  const all = Object.values(values);
  if (!all.includes(value)) throw invalid(member, `satisfy enum value set: [${all.join(", ")}]`);
}

import { createHash } from "node:crypto";

const SID = /^S-1-(\d+)((?:-\d+){1,15})$/i;
const GUID = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/i;

/** The bytes of a security identifier such as `S-1-5-32-544`; nothing where the text is none. */
export function sidBytes(text: string): Buffer | undefined {
  const [, authority, rest = ""] = SID.exec(text) ?? [];
  if (!authority) return undefined;
  const parts = rest.slice(1).split("-").map(Number);
  if (parts.some((part) => part > 0xffff_ffff)) return undefined;
  const bytes = Buffer.alloc(8 + 4 * parts.length);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt8(parts.length, 1);
  bytes.writeUIntBE(Number(authority), 2, 6);
  for (const [at, part] of parts.entries()) bytes.writeUInt32LE(part, 8 + 4 * at);
  return bytes;
}

/** The bytes of a GUID as Active Directory keeps them: its first three parts the other way round. */
export function guidBytes(text: string): Buffer | undefined {
  const [, one = "", two = "", three = "", four = "", five = ""] = GUID.exec(text) ?? [];
  if (!one) return undefined;
  const turned = [one, two, three].map((part) => Buffer.from(part, "hex").reverse());
  return Buffer.concat([...turned, Buffer.from(four + five, "hex")]);
}

/** A GUID that is the same whenever it is made of the same text. */
export const guidFor = (text: string): Buffer => createHash("sha256").update(text).digest().subarray(0, 16);

/** Milliseconds since the epoch as the hundreds of nanoseconds since 1601 that Active Directory counts in. */
export const fileTime = (at: number): string => String((BigInt(Math.trunc(at)) + 11_644_473_600_000n) * 10_000n);

/** The other way round; nothing for 0, for "never", which is the greatest number, and for what is no number. */
export function fromFileTime(value: string): number | undefined {
  if (!/^\d+$/.test(value)) return undefined;
  const time = BigInt(value);
  return time <= 0n || time >= 2n ** 63n - 1n ? undefined : Number(time / 10_000n - 11_644_473_600_000n);
}

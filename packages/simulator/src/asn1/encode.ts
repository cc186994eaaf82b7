/** A tag, the length of what follows, and that, as DER has it. https://www.itu.int/rec/T-REC-X.690 */
export function element(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(size: number): number[] {
  if (size < 0x80) return [size];
  const bytes: number[] = [];
  for (let rest = size; rest > 0; rest = Math.floor(rest / 0x100)) bytes.unshift(rest % 0x100);
  return [0x80 | bytes.length, ...bytes];
}

/** A whole number of up to 32 bits, or an enumeration's by its tag. */
export function whole(value: number, tag: number = 0x02): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  const isPadding = (at: number) =>
    (bytes[at] === 0x00 && (bytes[at + 1] ?? 0) < 0x80) || (bytes[at] === 0xff && (bytes[at + 1] ?? 0) >= 0x80);
  let start = 0;
  while (start < 3 && isPadding(start)) start++;
  return element(tag, bytes.subarray(start));
}

/** A string, or bytes, under any tag; an octet string's by default. */
export const octets = (value: string | Buffer, tag: number = 0x04): Buffer => element(tag, Buffer.from(value));

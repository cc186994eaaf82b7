/**
 * A security identifier as it is written, e.g. `S-1-5-32-544`, from the directory's bytes. Throws where they are none.
 * https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-dtyp/f992ad60-0fe4-4b87-9fed-beb478836861
 */
export function sidOf(bytes: Buffer): string {
  const count = bytes[1] ?? 0;
  if (bytes[0] !== 1 || bytes.length !== 8 + 4 * count) throw new Error("these bytes are no security identifier");
  const authorities = Array.from({ length: count }, (_, index) => bytes.readUInt32LE(8 + 4 * index));
  return ["S", 1, bytes.readUIntBE(2, 6), ...authorities].join("-");
}

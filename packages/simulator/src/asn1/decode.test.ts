import { describe, expect, it } from "vitest";
import { decode, headerOf, Malformed, wholeOf } from "./decode.ts";
import { element, octets, whole } from "./encode.ts";

describe("an element", () => {
  it("is read as it was written", () => {
    const read = decode(element(0x30, whole(7), element(0xa0, octets("Zoë"))));
    expect(read.parts.map(({ tag }) => tag)).toEqual([0x02, 0xa0]);
    expect(read.parts[1]?.parts[0]?.content.toString()).toBe("Zoë");
  });

  it.each([0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000, 0x1000000])("may be %d bytes long", (length) => {
    const bytes = octets(Buffer.alloc(length, 1));
    expect(headerOf(bytes)?.end).toBe(bytes.length);
    expect(decode(bytes).content).toHaveLength(length);
  });

  it.each([0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, 2 ** 31 - 1, -(2 ** 31)])("may be %d", (value) => {
    expect(wholeOf(decode(whole(value)))).toBe(value);
  });

  it("is written in the fewest bytes", () => {
    expect(whole(127)).toEqual(Buffer.from([2, 1, 127]));
    expect(whole(128)).toEqual(Buffer.from([2, 2, 0, 128]));
    expect(whole(-128)).toEqual(Buffer.from([2, 1, 128]));
  });
});

describe("bytes that are no element", () => {
  const nested = (depth: number): Buffer => (depth ? element(0x30, nested(depth - 1)) : Buffer.alloc(0));
  it.each<[string, Buffer]>([
    ["nothing", Buffer.alloc(0)],
    ["half a header", Buffer.from([0x30])],
    ["two elements", Buffer.concat([whole(1), whole(2)])],
    ["less than the length says", Buffer.from([0x04, 3, 1, 2])],
    ["a part longer than its whole", Buffer.from([0x30, 3, 0x04, 9, 1])],
    ["the indefinite length", Buffer.from([0x30, 0x80, 0, 0])],
    ["a length of five bytes", Buffer.from([0x04, 0x85, 0, 0, 0, 0, 1, 0])],
    ["a tag of several bytes", Buffer.from([0x3f, 0x81, 1, 0])],
    ["too deep", nested(200)],
    ["of too many elements", element(0x30, Buffer.alloc(400_000).fill(Buffer.from([4, 0])))],
  ])("are refused: %s", (_, bytes) => {
    expect(() => decode(bytes)).toThrow(Malformed);
  });

  it("are told from bytes that are still to come", () => {
    expect(headerOf(Buffer.from([0x30]))).toBeUndefined();
    expect(headerOf(Buffer.from([0x30, 0x82, 1]))).toBeUndefined();
    expect(headerOf(Buffer.from([0x30, 0x82, 1, 0]))).toEqual({ tag: 0x30, start: 4, end: 260 });
  });

  it("are no number of more than 32 bits", () => {
    for (const length of [0, 5]) expect(() => wholeOf(decode(octets(Buffer.alloc(length), 2)))).toThrow(Malformed);
  });
});

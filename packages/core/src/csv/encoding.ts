import { Refused } from "../refused.ts";

/** Names as TextDecoder knows them. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** What the first bytes of files are that are often named .csv and are none. */
const NOT_CSV: [start: number[], what: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], "a zip archive or an Excel workbook (.xlsx)"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old Excel workbook (.xls)"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x1f, 0x8b], "a gzip archive"],
];

/**
 * The encoding that a file's first bytes tell of: by its byte order mark, else by where zeros lie. UTF-8 otherwise,
 * which may turn out to be Windows-1252 further on. Throws Refused where it is no text.
 */
export function guessEncoding(start: Uint8Array): Encoding {
  for (const [magic, what] of NOT_CSV) {
    if (magic.every((byte, index) => start[index] === byte)) {
      throw new Refused("NotCsv", `The file is ${what}, not a CSV: save it as “CSV UTF-8”, and take that.`);
    }
  }
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  // Latin letters in UTF-16 have a zero byte each, always on the same side; a few zeros are a matter of their row.
  const zerosAt = (side: number) => start.filter((byte, index) => byte === 0 && index % 2 === side).length;
  const many = start.length / 4;
  if (zerosAt(1) > many && zerosAt(0) < many / 8) return "utf-16le";
  if (zerosAt(0) > many && zerosAt(1) < many / 8) return "utf-16be";
  if (zerosAt(0) + zerosAt(1) > many) throw new Refused("NotText", "The file is not text: save it as “CSV UTF-8”.");
  return "utf-8";
}

const BEYOND_ASCII = /[^\p{ASCII}]/u;

/** The bytes are no UTF-8; the file is to be read again as Windows-1252. */
export class NotUtf8 extends Error {
  override readonly name = "NotUtf8";
}

/**
 * Decodes as it goes; a byte order mark is dropped. Throws NotUtf8 where a file taken for UTF-8 is none, Refused where it
 * is UTF-8 in one place and something else in another.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding !== "windows-1252" });
  let held: Uint8Array = new Uint8Array(); // what the decoder keeps of a character that is cut by the chunk's end
  let isUtf8: boolean | undefined; // surely, since a mark or some letter beyond ASCII was
  const step = (chunk: Uint8Array, isLast: boolean) => {
    isUtf8 ??= chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    try {
      const text = decoder.decode(chunk, { stream: !isLast });
      const heldBefore = held.length;
      held = heldBack(chunk.length < 3 ? Buffer.concat([held, chunk]) : chunk);
      // A letter beyond ASCII has more bytes in UTF-8 than it is characters long here.
      isUtf8 ||= text.length !== heldBefore + chunk.length - held.length;
      return text;
    } catch (cause) {
      const readable = new TextDecoder(encoding).decode(Buffer.concat([held, chunk])).split("\ufffd")[0] ?? "";
      if (encoding === "utf-8" && !isUtf8 && !BEYOND_ASCII.test(readable)) throw new NotUtf8("not UTF-8", { cause });
      const message = `The file is ${encoding.toUpperCase()} at first, and not further on: save it whole as “CSV UTF-8”.`;
      throw new Refused("MixedEncodings", message, { cause });
    }
  };
  for await (const chunk of bytes) yield step(chunk, false);
  yield step(new Uint8Array(), true);
}

/** The bytes at a chunk's end that begin a UTF-8 character and do not complete it. */
function heldBack(chunk: Uint8Array): Uint8Array {
  const tail = chunk.subarray(-3);
  const lead = tail.findLastIndex((byte) => byte >= 0xc0);
  const byte = tail[lead] ?? 0;
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  return lead >= 0 && tail.length - lead < length ? tail.subarray(lead) : new Uint8Array();
}

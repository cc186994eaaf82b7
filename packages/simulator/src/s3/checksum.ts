import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { S3Fault } from "./fault.ts";

/** `algorithm` as in the header's name; a composite one is of the parts' checksums. */
export type Checksum = { algorithm: string; value: string; type: "FULL_OBJECT" | "COMPOSITE" };

const ALGORITHMS = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

/** A checksum of a body in base64; nothing for algorithms that this process cannot work out. */
export function checksum(algorithm: string, body: Buffer): string | undefined {
  if (algorithm === "sha1" || algorithm === "sha256") return createHash(algorithm).update(body).digest("base64");
  if (algorithm !== "crc32") return undefined;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString("base64");
}

/** The checksum that came with a body, in its headers or trailers, once it is found to be right. */
export function checkedSum(body: Buffer, headers: IncomingHttpHeaders): Checksum | undefined {
  const { "content-md5": sent } = headers;
  if (sent && sent !== createHash("md5").update(body).digest("base64")) throw bad("Content-MD5");
  const algorithm = ALGORITHMS.find((each) => headers[`x-amz-checksum-${each}`]);
  if (!algorithm) return undefined;
  const value = String(headers[`x-amz-checksum-${algorithm}`]);
  if ((checksum(algorithm, body) ?? value) !== value) throw bad(algorithm.toUpperCase());
  return { algorithm, value, type: "FULL_OBJECT" };
}
const bad = (what: string) =>
  new S3Fault("BadDigest", `The ${what} you specified did not match the calculated checksum.`, 400);

/** The headers in which a reader gets a checksum. */
export function sumHeaders(sum: Checksum | undefined): Record<string, string> {
  return sum ? { [`x-amz-checksum-${sum.algorithm}`]: sum.value, "x-amz-checksum-type": sum.type } : {};
}

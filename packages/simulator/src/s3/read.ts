import type { Reply } from "../gateway/service.ts";
import { bucketOf, type Call, versionHeader, versionOf } from "./call.ts";
import { sumHeaders } from "./checksum.ts";
import { readConditions } from "./conditions.ts";
import { encryptionHeaders } from "./encryption.ts";
import { S3Fault } from "./fault.ts";

type Range = { start: number; end: number };

/** GetObject, and HeadObject, whose reply is the same without its body. */
export function getObject(call: Call): Reply {
  const { query, key, headers: asked } = call;
  const bucket = bucketOf(call);
  const version = versionOf(call, bucket, key, query.get("versionId") ?? undefined);
  const { body, etag, modified, checksum, partSizes } = version;
  const known = { etag, "last-modified": modified.toUTCString(), ...versionHeader(bucket, version) };
  if (readConditions(version, asked)) return { status: 304, headers: known, body: "" };
  const part = query.get("partNumber");
  const range = part ? partRange(partSizes ?? [body.length], Number(part)) : rangeOf(asked.range, body.length);
  const given = range ? body.subarray(range.start, range.end + 1) : body;
  const isSummed = String(asked["x-amz-checksum-mode"]).toUpperCase() === "ENABLED" && !range;
  const count = Object.keys(version.tags).length;
  const headers = {
    ...version.headers,
    ...known,
    ...overrides(query),
    ...encryptionHeaders(bucket),
    ...(isSummed ? sumHeaders(checksum) : {}),
    ...(count ? { "x-amz-tagging-count": count } : {}),
    ...(part && partSizes ? { "x-amz-mp-parts-count": partSizes.length } : {}),
    ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${body.length}` } : {}),
    "accept-ranges": "bytes",
    "content-length": given.length,
  };
  return { status: range ? 206 : 200, headers, body: given };
}

/** What GetObject answers, without the body. */
export function headObject(call: Call): Reply {
  return { ...getObject(call), body: "" };
}

/** Presigned links may say how the object is to be shown. */
function overrides(query: URLSearchParams): Record<string, string> {
  const given = [...query].filter(([name]) => /^response-(content-|cache-|expires)/.test(name));
  return Object.fromEntries(given.map(([name, value]) => [name.replace("response-", ""), value]));
}

/** The bytes that a Range header asks for; what is not one range of bytes is ignored, as S3 does. */
function rangeOf(header: string | undefined, size: number): Range | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (!first && !last)) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  if (first && last && Number(first) > Number(last)) return undefined;
  if (start < size && end >= start) return { start, end };
  throw new S3Fault("InvalidRange", "The requested range is not satisfiable", 416, {
    "content-range": `bytes */${size}`,
  });
}

function partRange(sizes: number[], part: number): Range {
  const size = sizes[part - 1];
  if (size === undefined) throw new S3Fault("InvalidPart", "The requested partnumber is not satisfiable", 416);
  const start = sizes.slice(0, part - 1).reduce((sum, each) => sum + each, 0);
  return { start, end: start + size - 1 };
}

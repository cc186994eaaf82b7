import type { IncomingHttpHeaders } from "node:http";
import type { Reply } from "../gateway/service.ts";
import type { Bucket } from "./bucket.ts";
import { bucketOf, type Call, sourceOf, versionHeader, versionOf } from "./call.ts";
import { checkedSum, sumHeaders } from "./checksum.ts";
import { unchunked } from "./chunked.ts";
import { readConditions, writeConditions } from "./conditions.ts";
import { encryptionHeaders, etagOf } from "./encryption.ts";
import { S3Fault } from "./fault.ts";
import { tagsIn } from "./tags.ts";
import { xmlReply } from "./xml.ts";

const KEPT =
  /^(x-amz-meta-.*|content-(type|language|disposition|encoding)|cache-control|expires|x-amz-website-redirect-location)$/;

const META = "x-amz-meta-";
const MOST_METADATA = 2 * 1024;

/** What the uploader says of an object and readers get back; metadata of its own is 2 KB at most, names included. */
export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => KEPT.test(name));
  const named: Record<string, string> = Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
  const metadata = Object.entries(named).filter(([name]) => name.startsWith(META));
  const size = metadata.reduce((sum, [name, value]) => sum + Buffer.byteLength(name.slice(META.length) + value), 0);
  if (size > MOST_METADATA)
    throw new S3Fault("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size", 400);
  return { "content-type": "application/octet-stream", ...named };
}

/** Writes an object, as a new version where the bucket keeps them. */
export function putObject(call: Call): Reply {
  const bucket = bucketOf(call);
  const { body, headers } = unchunked(call);
  const sum = checkedSum(body, headers);
  writeConditions(bucket.current(call.key), headers);
  const content = { body, etag: etagOf(bucket, body), headers: keptHeaders(headers), tags: tagsIn(headers) };
  const version = bucket.put(call.key, { ...content, ...(sum ? { checksum: sum } : {}) });
  call.tell("ObjectCreated:Put", bucket, version);
  const named = {
    etag: version.etag,
    ...sumHeaders(sum),
    ...versionHeader(bucket, version),
    ...encryptionHeaders(bucket),
  };
  return { status: 200, headers: named, body: "" };
}

/** Writes a copy of an object or of a version of it; metadata and tags come along unless they are replaced. */
export function copyObject(call: Call): Reply {
  const bucket = bucketOf(call);
  const source = sourceOf(call.headers);
  if (!source) throw new S3Fault("InvalidArgument", "There is no copy source.", 400);
  const from = bucketOf({ buckets: call.buckets, bucketName: source.bucketName });
  const read = versionOf(call, from, source.key, source.versionId);
  readConditions(read, call.headers, "x-amz-copy-source-");
  writeConditions(bucket.current(call.key), call.headers);
  const isReplaced = call.headers["x-amz-metadata-directive"] === "REPLACE";
  if (!isReplaced && from === bucket && source.key === call.key && !source.versionId) {
    throw new S3Fault(
      "InvalidRequest",
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
      400,
    );
  }
  const { body, checksum } = read;
  const tags = call.headers["x-amz-tagging-directive"] === "REPLACE" ? tagsIn(call.headers) : { ...read.tags };
  const headers = isReplaced ? keptHeaders(call.headers) : { ...read.headers };
  const whole = checksum?.type === "FULL_OBJECT" ? { checksum } : {};
  const version = bucket.put(call.key, { body, etag: etagOf(bucket, body), headers, tags, ...whole });
  call.tell("ObjectCreated:Copy", bucket, version);
  const sourceVersion = from.isVersioned ? { "x-amz-copy-source-version-id": read.versionId } : {};
  const result = { ETag: version.etag, LastModified: version.modified };
  return xmlReply("CopyObjectResult", result, {
    ...versionHeader(bucket, version),
    ...encryptionHeaders(bucket),
    ...sourceVersion,
  });
}

/** Places an object before anybody can ask for it. */
export function placeObject(bucket: Bucket, object: { key: string; content: string; contentType?: string }): void {
  const body = Buffer.from(object.content);
  const headers = { "content-type": object.contentType ?? "binary/octet-stream" };
  bucket.put(object.key, { body, etag: etagOf(bucket, body), headers });
}

import { randomUUID } from "node:crypto";
import type { Reply } from "../gateway/service.ts";
import type { Bucket, Upload } from "./bucket.ts";
import { bucketOf, type Call, sourceOf, versionHeader, versionOf } from "./call.ts";
import { type Checksum, checkedSum, checksum } from "./checksum.ts";
import { unchunked } from "./chunked.ts";
import { readConditions, writeConditions } from "./conditions.ts";
import { encryptionHeaders, etagOf, etagOfParts } from "./encryption.ts";
import { S3Fault } from "./fault.ts";
import { tagsIn } from "./tags.ts";
import { keptHeaders } from "./write.ts";
import { inside, textIn, type Xml, xmlReply } from "./xml.ts";

const LEAST_PART = 5 * 1024 * 1024;

function uploadOf(bucket: Bucket, { query, key }: Call): Upload {
  const upload = bucket.uploads.get(query.get("uploadId") ?? "");
  if (upload?.key === key) return upload;
  throw new S3Fault(
    "NoSuchUpload",
    "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.",
    404,
  );
}

/** Begins an upload; headers and tags of the object come with it. */
export function createMultipartUpload(call: Call): Reply {
  const { key, headers, bucketName } = call;
  const algorithm = headers["x-amz-checksum-algorithm"]?.toString().toLowerCase();
  const type = String(headers["x-amz-checksum-type"] ?? (algorithm === "crc64nvme" ? "FULL_OBJECT" : "COMPOSITE"));
  const upload: Upload = {
    id: randomUUID(),
    key,
    headers: keptHeaders(headers),
    tags: tagsIn(headers),
    algorithm,
    isFullChecksum: type === "FULL_OBJECT",
    started: new Date(),
    parts: new Map(),
  };
  const bucket = bucketOf(call);
  bucket.uploads.set(upload.id, upload);
  const sums = algorithm ? { "x-amz-checksum-algorithm": algorithm.toUpperCase(), "x-amz-checksum-type": type } : {};
  return xmlReply(
    "InitiateMultipartUploadResult",
    { Bucket: bucketName, Key: key, UploadId: upload.id },
    {
      ...sums,
      ...encryptionHeaders(bucket),
    },
  );
}

function addPart(call: Call, body: Buffer, sum: Checksum | undefined) {
  const number = Number(call.query.get("partNumber"));
  if (!(number >= 1 && number <= 10_000))
    throw new S3Fault("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive", 400);
  const bucket = bucketOf(call);
  const part = { body, etag: etagOf(bucket, body), modified: new Date(), ...(sum ? { checksum: sum } : {}) };
  uploadOf(bucket, call).parts.set(number, part);
  return part;
}

/** Takes one part of an upload; the same number again replaces it. */
export function uploadPart(call: Call): Reply {
  const { body, headers } = unchunked(call);
  const sum = checkedSum(body, headers);
  const { etag } = addPart(call, body, sum);
  const summed = sum ? { [`x-amz-checksum-${sum.algorithm}`]: sum.value } : {};
  return { status: 200, headers: { etag, ...summed, ...encryptionHeaders(bucketOf(call)) }, body: "" };
}

/** Takes an object, or a range of it, as a part. */
export function uploadPartCopy(call: Call): Reply {
  const source = sourceOf(call.headers);
  if (!source) throw new S3Fault("InvalidArgument", "There is no copy source.", 400);
  const from = bucketOf({ buckets: call.buckets, bucketName: source.bucketName });
  const read = versionOf(call, from, source.key, source.versionId);
  readConditions(read, call.headers, "x-amz-copy-source-");
  const range = /^bytes=(\d+)-(\d+)$/.exec(String(call.headers["x-amz-copy-source-range"] ?? ""));
  const body = range ? read.body.subarray(Number(range[1]), Number(range[2]) + 1) : read.body;
  const { etag, modified } = addPart(call, body, undefined);
  const encrypted = encryptionHeaders(bucketOf(call));
  return xmlReply("CopyPartResult", { ETag: etag, LastModified: modified }, encrypted);
}

/** The parts that the client names, in its order, put together. */
export function completeMultipartUpload(call: Call): Reply {
  const bucket = bucketOf(call);
  const upload = uploadOf(bucket, call);
  const wanted = inside(call.body.toString(), "Part").map((part) => ({
    number: Number(textIn(part, "PartNumber")),
    etag: (textIn(part, "ETag") ?? "").replaceAll('"', ""),
  }));
  if (!wanted.length)
    throw new S3Fault(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
      400,
    );
  if (wanted.some(({ number }, index) => number <= (wanted[index - 1]?.number ?? 0))) {
    throw new S3Fault(
      "InvalidPartOrder",
      "The list of parts was not in ascending order. Parts must be ordered by part number.",
      400,
    );
  }
  const parts = wanted.map(({ number, etag }) => {
    const part = upload.parts.get(number);
    if (part?.etag === `"${etag}"`) return part;
    throw new S3Fault(
      "InvalidPart",
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      400,
    );
  });
  if (parts.slice(0, -1).some(({ body }) => body.length < LEAST_PART)) {
    throw new S3Fault("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", 400);
  }
  writeConditions(bucket.current(call.key), call.headers);
  const body = Buffer.concat(parts.map((part) => part.body));
  const etag = etagOfParts(
    bucket,
    parts.map((part) => part.etag),
  );
  const sums = parts.flatMap((part) => part.checksum ?? []);
  const sum = sums.length === parts.length ? combined(upload, sums, body) : undefined;
  const { headers, tags } = upload;
  const partSizes = parts.map((part) => part.body.length);
  const version = bucket.put(call.key, { body, etag, headers, tags, partSizes, ...(sum ? { checksum: sum } : {}) });
  bucket.uploads.delete(upload.id);
  call.tell("ObjectCreated:CompleteMultipartUpload", bucket, version);
  const summed = sum ? { [`Checksum${sum.algorithm.toUpperCase()}`]: sum.value, ChecksumType: sum.type } : {};
  const location = `http://${call.headers.host}/${bucket.name}/${encodeURIComponent(call.key)}`;
  const result = { Location: location, Bucket: bucket.name, Key: call.key, ETag: etag, ...summed };
  return xmlReply("CompleteMultipartUploadResult", result, {
    ...versionHeader(bucket, version),
    ...encryptionHeaders(bucket),
  });
}

function combined({ algorithm, isFullChecksum }: Upload, sums: Checksum[], body: Buffer): Checksum | undefined {
  if (!algorithm) return undefined;
  const joined = isFullChecksum ? body : Buffer.concat(sums.map(({ value }) => Buffer.from(value, "base64")));
  const value = checksum(algorithm, joined);
  if (!value) return undefined;
  return isFullChecksum
    ? { algorithm, value, type: "FULL_OBJECT" }
    : { algorithm, value: `${value}-${sums.length}`, type: "COMPOSITE" };
}

/** Forgets an upload with its parts. */
export function abortMultipartUpload(call: Call): Reply {
  const bucket = bucketOf(call);
  bucket.uploads.delete(uploadOf(bucket, call).id);
  return { status: 204, headers: {}, body: "" };
}

/** The parts of an upload so far, by number. */
export function listParts(call: Call): Reply {
  const upload = uploadOf(bucketOf(call), call);
  const after = Number(call.query.get("part-number-marker") ?? 0);
  const limit = Number(call.query.get("max-parts") ?? 1000);
  const parts = [...upload.parts].sort(([a], [b]) => a - b).filter(([number]) => number > after);
  const page = parts.slice(0, limit);
  const shown = page.map(([PartNumber, { etag, body, modified }]): Xml => {
    return { PartNumber, LastModified: modified, ETag: etag, Size: body.length };
  });
  const IsTruncated = parts.length > page.length;
  const NextPartNumberMarker = IsTruncated ? page.at(-1)?.[0] : undefined;
  const { bucketName: Bucket, key: Key } = call;
  return xmlReply("ListPartsResult", {
    Bucket,
    Key,
    UploadId: upload.id,
    IsTruncated,
    NextPartNumberMarker,
    Part: shown,
  });
}

/** The uploads that are neither completed nor aborted. */
export function listMultipartUploads(call: Call): Reply {
  const prefix = call.query.get("prefix") ?? "";
  const uploads = [...bucketOf(call).uploads.values()].filter(({ key }) => key.startsWith(prefix));
  const Upload = uploads.map(({ key, id, started }): Xml => ({ Key: key, UploadId: id, Initiated: started }));
  return xmlReply("ListMultipartUploadsResult", {
    Bucket: call.bucketName,
    Prefix: prefix,
    IsTruncated: false,
    Upload,
  });
}

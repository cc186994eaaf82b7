import { S3Fault } from "./fault.ts";

export type Address = { bucket: string; key: string };

/** Parameters that choose another operation than the path alone; the others belong to one operation or are ignored. */
const SUBRESOURCES =
  `acl accelerate analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle location logging
  metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock renameObject replication
  requestPayment restore retention select session tagging torrent uploads versioning versions website delete`.split(
    /\s+/,
  );
const VERBS: Record<string, string> = { GET: "Get", PUT: "Put", DELETE: "Delete", HEAD: "Head", POST: "Post" };
const NAMES: Record<string, string> = {
  GetBucketVersions: "ListObjectVersions",
  GetBucketUploads: "ListMultipartUploads",
  PostObjectUploads: "CreateMultipartUpload",
  PostBucketDelete: "DeleteObjects",
};

/** The bucket and key that a request names: in its path, or the bucket as the first part of its host. */
export function addressOf(path: string, host: string, isBucket: (name: string) => boolean): Address {
  const [label = ""] = host.split(".");
  const full = isBucket(label) && !/^[\d.:]+$/.test(host) ? `/${label}${path}` : path;
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/s.exec(full) ?? [];
  return { bucket: decoded(bucket), key: decoded(key) };
}

/** Undoes URL encoding, in which `+` stands for itself. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Fault("InvalidURI", "Couldn't parse the specified URI.", 400);
  }
}

/** The operation's name in S3's API. */
export function operationOf(method: string, { bucket, key }: Address, query: URLSearchParams, isCopy: boolean): string {
  if (!bucket) return method === "GET" ? "ListBuckets" : `${method} /`;
  const on = key ? "Object" : "Bucket";
  const subresource = SUBRESOURCES.find((name) => query.has(name));
  if (subresource) {
    const word = subresource.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
    const name = `${VERBS[method] ?? method}${on}${word}`;
    return NAMES[name] ?? name;
  }
  if (!key) {
    if (method === "GET") return query.get("list-type") === "2" ? "ListObjectsV2" : "ListObjects";
    return { PUT: "CreateBucket", DELETE: "DeleteBucket", HEAD: "HeadBucket" }[method] ?? "PostObject";
  }
  if (query.has("uploadId")) {
    const part = isCopy ? "UploadPartCopy" : "UploadPart";
    const names = { PUT: part, POST: "CompleteMultipartUpload", DELETE: "AbortMultipartUpload", GET: "ListParts" };
    return names[method as keyof typeof names] ?? `${method} uploadId`;
  }
  return method === "PUT" && isCopy ? "CopyObject" : `${VERBS[method] ?? method}Object`;
}

import type { Need } from "../gateway/service.ts";
import type { Bucket } from "./bucket.ts";
import { type Call, sourceOf } from "./call.ts";
import { doomedIn, needsOfDoomed } from "./doomed.ts";

const onBucket: Record<string, string> = {
  ListObjects: "ListBucket",
  ListObjectsV2: "ListBucket",
  HeadBucket: "ListBucket",
  ListObjectVersions: "ListBucketVersions",
  ListMultipartUploads: "ListBucketMultipartUploads",
  CreateBucket: "CreateBucket",
  DeleteBucket: "DeleteBucket",
  GetBucketLocation: "GetBucketLocation",
  GetBucketVersioning: "GetBucketVersioning",
  PutBucketVersioning: "PutBucketVersioning",
  GetBucketPolicy: "GetBucketPolicy",
  PutBucketPolicy: "PutBucketPolicy",
  DeleteBucketPolicy: "DeleteBucketPolicy",
  PutBucketNotification: "PutBucketNotification",
};
/** Actions on an object; those with an action of their own for a version have it second. */
const onObject: Record<string, [action: string, ofVersion?: string]> = {
  GetObject: ["GetObject", "GetObjectVersion"],
  HeadObject: ["GetObject", "GetObjectVersion"],
  PutObject: ["PutObject"],
  DeleteObject: ["DeleteObject", "DeleteObjectVersion"],
  CreateMultipartUpload: ["PutObject"],
  UploadPart: ["PutObject"],
  CompleteMultipartUpload: ["PutObject"],
  AbortMultipartUpload: ["AbortMultipartUpload"],
  ListParts: ["ListMultipartUploadParts"],
  GetObjectTagging: ["GetObjectTagging", "GetObjectVersionTagging"],
  PutObjectTagging: ["PutObjectTagging", "PutObjectVersionTagging"],
  DeleteObjectTagging: ["DeleteObjectTagging", "DeleteObjectVersionTagging"],
};
const decrypts = new Set([
  "GetObject",
  "HeadObject",
  "CreateMultipartUpload",
  "UploadPart",
  "UploadPartCopy",
  "CompleteMultipartUpload",
]);
const generates = new Set(["PutObject", "CopyObject", "CreateMultipartUpload", "UploadPart", "UploadPartCopy"]);

const need = (action: string, resource: string): Need => ({ action: `s3:${action}`, resources: [resource] });
const objectArn = (bucket: string, key: string) => `arn:aws:s3:::${bucket}/${key}`;
const versioned = ([action, ofVersion = action]: [string, string?], isVersion: boolean) =>
  isVersion ? ofVersion : action;

/** What IAM must allow for an operation: on the bucket, its objects, a copy's source, and the key that encrypts them. */
export function needsOf(operation: string, call: Call): Need[] {
  const { bucketName, key, query, headers, buckets } = call;
  const bucketAction = onBucket[operation];
  if (operation === "ListBuckets") return [need("ListAllMyBuckets", "*")];
  if (bucketAction) return [need(bucketAction, `arn:aws:s3:::${bucketName}`)];
  const arn = objectArn(bucketName, key);
  const needs: Need[] = [];
  if (operation === "DeleteObjects") {
    // Who lacks some of these may delete the other objects all the same.
    return doomedIn(call.body)
      .flatMap((doomed) => needsOfDoomed(bucketName, doomed))
      .filter(call.allows);
  }
  const actions = onObject[operation];
  if (actions) needs.push(need(versioned(actions, query.has("versionId")), arn));
  if (operation === "CopyObject" || operation === "UploadPartCopy") {
    const source = sourceOf(headers);
    const from = source && buckets.get(source.bucketName);
    if (source)
      needs.push(need(source.versionId ? "GetObjectVersion" : "GetObject", objectArn(source.bucketName, source.key)));
    needs.push(need("PutObject", arn), ...kms(from, ["kms:Decrypt"]));
  }
  // A conditional write tells whether an object has an ETag, as a read does.
  const isConditional = (headers["if-match"] ?? "*") !== "*" && /^(Put|Delete|Copy|Complete)/.test(operation);
  if (isConditional) needs.push(need("GetObject", arn));
  if (headers["x-amz-tagging"] && actions) needs.push(need("PutObjectTagging", arn));
  const onKey = [
    ...(generates.has(operation) ? ["kms:GenerateDataKey"] : []),
    ...(decrypts.has(operation) ? ["kms:Decrypt"] : []),
  ];
  return [...needs, ...kms(buckets.get(bucketName), onKey)];
}

function kms(bucket: Bucket | undefined, actions: string[]): Need[] {
  const { kmsKeyArn: key } = bucket ?? {};
  return key ? actions.map((action) => ({ action, resources: [key] })) : [];
}

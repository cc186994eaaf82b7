import type { IncomingHttpHeaders } from "node:http";
import type { Need } from "../gateway/service.ts";
import type { Bucket, Version } from "./bucket.ts";
import { noSuchKey, S3Fault } from "./fault.ts";
import { decoded } from "./operation.ts";

export type S3Event =
  | "ObjectCreated:Put"
  | "ObjectCreated:Copy"
  | "ObjectCreated:CompleteMultipartUpload"
  | "ObjectRemoved:Delete"
  | "ObjectRemoved:DeleteMarkerCreated";
export type Tell = (event: S3Event, bucket: Bucket, version: Version) => void;
/** One request of S3, taken apart. */
export type Call = {
  buckets: Map<string, Bucket>;
  bucketName: string;
  key: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  region: string;
  account: string;
  /** Whether the caller's role allows this. */
  allows(need: Need): boolean;
  tell: Tell;
  /** Takes away the bucket's notifications. */
  notifiesNobody(): void;
};

/** The bucket that a request names. */
export function bucketOf({ buckets, bucketName }: Pick<Call, "buckets" | "bucketName">): Bucket {
  const bucket = buckets.get(bucketName);
  if (!bucket) throw new S3Fault("NoSuchBucket", "The specified bucket does not exist", 404);
  return bucket;
}

/** The version that a read asks for. Who may not know which keys there are is denied a missing one. */
export function versionOf(
  { allows }: Pick<Call, "allows">,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): Version {
  const version = bucket.find(key, versionId);
  if (!version && versionId !== undefined && bucket.find(key)) {
    throw new S3Fault("NoSuchVersion", "The specified version does not exist.", 404);
  }
  if (!version && !allows({ action: "s3:ListBucket", resources: [bucket.arn] }))
    throw new S3Fault(
      "AccessDenied",
      "Access Denied: the caller lacks s3:ListBucket, without which S3 hides which keys are missing",
      403,
    );
  if (!version) throw noSuchKey();
  if (!version.isMarker) return version;
  const marker = { "x-amz-delete-marker": "true", "x-amz-version-id": version.versionId };
  if (versionId === undefined) throw noSuchKey(marker);
  throw new S3Fault("MethodNotAllowed", "The specified method is not allowed against this resource.", 405, {
    ...marker,
    allow: "DELETE",
  });
}

export type Source = { bucketName: string; key: string; versionId?: string };

/** What a copy reads. The header is URL-encoded, its `versionId` apart. */
export function sourceOf(headers: IncomingHttpHeaders): Source | undefined {
  const header = headers["x-amz-copy-source"];
  if (typeof header !== "string") return undefined;
  const [path = "", versionId] = header.split("?versionId=");
  const [, bucketName, key] = /^\/?([^/]+)\/(.+)$/s.exec(decoded(path)) ?? [];
  if (!bucketName || !key)
    throw new S3Fault(
      "InvalidArgument",
      "Copy Source must mention the source bucket and key: sourcebucket/sourcekey",
      400,
    );
  return { bucketName, key, ...(versionId ? { versionId } : {}) };
}

/** The header that names a version, where the bucket keeps them. */
export const versionHeader = (bucket: Bucket, { versionId }: Pick<Version, "versionId">): Record<string, string> =>
  bucket.isVersioned ? { "x-amz-version-id": versionId } : {};

import type { Need } from "../gateway/service.ts";
import { S3Fault } from "./fault.ts";
import { inside, textIn } from "./xml.ts";

export type Doomed = { key: string; versionId?: string; etag?: string };

const MOST = 1_000;

/** The objects that a DeleteObjects request names, 1,000 at most. */
export function doomedIn(body: Buffer): Doomed[] {
  const objects = inside(body.toString(), "Object");
  if (objects.length > MOST || !objects.length) {
    throw new S3Fault(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
      400,
    );
  }
  return objects.map((object) => {
    const [versionId, etag] = [textIn(object, "VersionId"), textIn(object, "ETag")];
    return { key: textIn(object, "Key") ?? "", ...(versionId ? { versionId } : {}), ...(etag ? { etag } : {}) };
  });
}

/** What IAM must allow for one of them to be deleted; the others do not depend on it. */
export function needsOfDoomed(bucketName: string, { key, versionId, etag }: Doomed): Need[] {
  const resources = [`arn:aws:s3:::${bucketName}/${key}`];
  const needs = [{ action: versionId ? "s3:DeleteObjectVersion" : "s3:DeleteObject", resources }];
  return etag && etag !== "*" ? [...needs, { action: "s3:GetObject", resources }] : needs;
}

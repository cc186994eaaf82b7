import type { Reply } from "../gateway/service.ts";
import type { Bucket } from "./bucket.ts";
import { bucketOf, type Call, versionHeader } from "./call.ts";
import { writeConditions } from "./conditions.ts";
import { doomedIn, needsOfDoomed } from "./doomed.ts";
import { S3Fault } from "./fault.ts";
import { textIn, type Xml, xmlReply } from "./xml.ts";

type Removal = { isMarker: boolean; versionId: string | undefined };

function remove(call: Call, bucket: Bucket, key: string, versionId: string | undefined, match?: string): Removal {
  writeConditions(bucket.current(key), match === undefined ? {} : { "if-match": match });
  if (versionId !== undefined) {
    const removed = bucket.removeVersion(key, versionId);
    if (removed) call.tell("ObjectRemoved:Delete", bucket, removed);
    return { isMarker: removed?.isMarker ?? false, versionId };
  }
  const current = bucket.find(key);
  const marker = bucket.remove(key);
  if (marker) call.tell("ObjectRemoved:DeleteMarkerCreated", bucket, marker);
  else if (current) call.tell("ObjectRemoved:Delete", bucket, current);
  return { isMarker: marker !== undefined, versionId: marker?.versionId };
}

/** Without a version, leaves a delete marker; with one, deletes it for good. Deleting nothing succeeds. */
export function deleteObject(call: Call): Reply {
  const bucket = bucketOf(call);
  const versionId = call.query.get("versionId") ?? undefined;
  const removal = remove(call, bucket, call.key, versionId, call.headers["if-match"]);
  const marker = removal.isMarker ? { "x-amz-delete-marker": "true" } : {};
  const version = removal.versionId ? versionHeader(bucket, { versionId: removal.versionId }) : {};
  return { status: 204, headers: { ...marker, ...version }, body: "" };
}

/** Each object is deleted, denied or fails by itself. */
export function deleteObjects(call: Call): Reply {
  const bucket = bucketOf(call);
  const isQuiet = textIn(call.body.toString(), "Quiet") === "true";
  const Deleted: Xml[] = [];
  const errors: Xml[] = [];
  for (const doomed of doomedIn(call.body)) {
    const { key, versionId, etag } = doomed;
    try {
      if (!needsOfDoomed(bucket.name, doomed).every(call.allows))
        throw new S3Fault("AccessDenied", "Access Denied", 403);
      const removal = remove(call, bucket, key, versionId, etag);
      const marker = removal.isMarker ? { DeleteMarker: true, DeleteMarkerVersionId: removal.versionId } : {};
      Deleted.push({ Key: key, VersionId: versionId, ...marker });
    } catch (error) {
      if (!(error instanceof S3Fault)) throw error;
      errors.push({ Key: key, VersionId: versionId, Code: error.code, Message: error.message });
    }
  }
  return xmlReply("DeleteResult", { ...(isQuiet ? {} : { Deleted }), Error: errors });
}

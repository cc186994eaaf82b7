import type { Reply } from "../gateway/service.ts";
import { Bucket } from "./bucket.ts";
import { bucketOf, type Call, versionHeader, versionOf } from "./call.ts";
import { S3Fault } from "./fault.ts";
import { checkedTags } from "./tags.ts";
import { inside, textIn, xmlReply } from "./xml.ts";

const done = (status: number, headers = {}): Reply => ({ status, headers, body: "" });

/** All buckets of the account. */
export const listBuckets = ({ buckets, account }: Call): Reply =>
  xmlReply("ListAllMyBucketsResult", {
    Owner: { ID: account, DisplayName: account },
    Buckets: { Bucket: [...buckets.values()].map(({ name, created }) => ({ Name: name, CreationDate: created })) },
  });

/** A further bucket, without versions; those of the config are there from the start. */
export function createBucket({ buckets, bucketName: name }: Call): Reply {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    throw new S3Fault("InvalidBucketName", "The specified bucket is not valid.", 400);
  if (buckets.has(name))
    throw new S3Fault(
      "BucketAlreadyOwnedByYou",
      "Your previous request to create the named bucket succeeded and you already own it.",
      409,
    );
  buckets.set(name, new Bucket({ name }));
  return done(200, { location: `/${name}` });
}

/** Deletes a bucket that has no version of any object left. */
export function deleteBucket(call: Call): Reply {
  const bucket = bucketOf(call);
  if (bucket.versions("").length || bucket.uploads.size) {
    throw new S3Fault(
      "BucketNotEmpty",
      "The bucket you tried to delete is not empty. You must delete all versions in the bucket.",
      409,
    );
  }
  call.buckets.delete(bucket.name);
  return done(204);
}

/** Whether there is such a bucket. */
export function headBucket(call: Call): Reply {
  bucketOf(call);
  return done(200, { "x-amz-bucket-region": call.region });
}

/** The region, which is empty for us-east-1. */
export function getBucketLocation(call: Call): Reply {
  bucketOf(call);
  return xmlReply("LocationConstraint", call.region === "us-east-1" ? "" : call.region);
}

/** Whether the bucket keeps versions. */
export const getBucketVersioning = (call: Call): Reply =>
  xmlReply("VersioningConfiguration", bucketOf(call).isVersioned ? { Status: "Enabled" } : "");

function taggedIn(call: Call) {
  const bucket = bucketOf(call);
  const version = versionOf(call, bucket, call.key, call.query.get("versionId") ?? undefined);
  return { version, headers: versionHeader(bucket, version) };
}

/** The tags of an object's version. */
export function getObjectTagging(call: Call): Reply {
  const { version, headers } = taggedIn(call);
  const Tag = Object.entries(version.tags).map(([Key, Value]) => ({ Key, Value }));
  return xmlReply("Tagging", { TagSet: { Tag } }, headers);
}

/** Replaces the tags of an object's version. */
export function putObjectTagging(call: Call): Reply {
  const { version, headers } = taggedIn(call);
  const tags = inside(call.body.toString(), "Tag");
  version.tags = checkedTags(tags.map((tag) => [textIn(tag, "Key") ?? "", textIn(tag, "Value") ?? ""]));
  return done(200, headers);
}

/** Takes all tags off an object's version. */
export function deleteObjectTagging(call: Call): Reply {
  const { version, headers } = taggedIn(call);
  version.tags = {};
  return done(204, headers);
}

import type { Reply } from "../gateway/service.ts";
import { bucketOf, type Call } from "./call.ts";
import { notImplemented, S3Fault } from "./fault.ts";
import { textIn } from "./xml.ts";

const done = (status: number): Reply => ({ status, headers: {}, body: "" });

/** Has a bucket keep versions from now on; what is in it already has the version `null`. A bucket that stops is not simulated. */
export function putBucketVersioning(call: Call): Reply {
  const bucket = bucketOf(call);
  const status = textIn(call.body.toString(), "Status");
  if (status === "Suspended") throw notImplemented("PutBucketVersioning with Suspended");
  if (status !== "Enabled") throw malformed();
  bucket.isVersioned = true;
  return done(200);
}

/** Keeps a bucket's policy, which is not judged. */
export function putBucketPolicy(call: Call): Reply {
  const policy = call.body.toString();
  if (!isJson(policy)) {
    throw new S3Fault("MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'", 400);
  }
  bucketOf(call).policy = policy;
  return done(204);
}

/** The policy as it was put. */
export function getBucketPolicy(call: Call): Reply {
  const { policy } = bucketOf(call);
  if (!policy) throw new S3Fault("NoSuchBucketPolicy", "The bucket policy does not exist", 404);
  return { status: 200, headers: { "content-type": "application/json" }, body: policy };
}

/** Takes the policy away, which succeeds where there is none. */
export function deleteBucketPolicy(call: Call): Reply {
  bucketOf(call).policy = undefined;
  return done(204);
}

/** An empty configuration takes all notifications away; others are a bucket's from the start or not at all. */
export function putBucketNotification(call: Call): Reply {
  bucketOf(call);
  const isEmpty = /^(<\?xml[^>]*>\s*)?<NotificationConfiguration[^>]*(\/>|>\s*<\/NotificationConfiguration>)\s*$/;
  if (!isEmpty.test(call.body.toString().trim())) throw notImplemented("PutBucketNotificationConfiguration");
  call.notifiesNobody();
  return done(200);
}

const malformed = () =>
  new S3Fault(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
    400,
  );

function isJson(text: string): boolean {
  try {
    return text.startsWith("{") && JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

import type { Caller, Need, Reply, Request, Service } from "../gateway/service.ts";
import { Bucket, type BucketConfig } from "./bucket.ts";
import * as buckets from "./buckets.ts";
import type { Call, Tell } from "./call.ts";
import { notImplemented, S3Fault } from "./fault.ts";
import { listObjects, listObjectVersions } from "./list.ts";
import * as multipart from "./multipart.ts";
import { needsOf } from "./needs.ts";
import { checkNotifications } from "./notification-rules.ts";
import { concerns, eventOf, type Notification, type Notify } from "./notify.ts";
import { addressOf, operationOf } from "./operation.ts";
import { getObject, headObject } from "./read.ts";
import { deleteObject, deleteObjects } from "./remove.ts";
import * as settings from "./settings.ts";
import { copyObject, placeObject, putObject } from "./write.ts";
import { xml } from "./xml.ts";

/** Every operation that is carried out; all others are refused as not implemented. */
const operations: Record<string, (call: Call) => Reply> = {
  ListBuckets: buckets.listBuckets,
  CreateBucket: buckets.createBucket,
  DeleteBucket: buckets.deleteBucket,
  HeadBucket: buckets.headBucket,
  GetBucketLocation: buckets.getBucketLocation,
  GetBucketVersioning: buckets.getBucketVersioning,
  PutBucketVersioning: settings.putBucketVersioning,
  GetBucketPolicy: settings.getBucketPolicy,
  PutBucketPolicy: settings.putBucketPolicy,
  DeleteBucketPolicy: settings.deleteBucketPolicy,
  PutBucketNotification: settings.putBucketNotification,
  ListObjects: listObjects,
  ListObjectsV2: listObjects,
  ListObjectVersions: listObjectVersions,
  PutObject: putObject,
  CopyObject: copyObject,
  GetObject: getObject,
  HeadObject: headObject,
  DeleteObject: deleteObject,
  DeleteObjects: deleteObjects,
  CreateMultipartUpload: multipart.createMultipartUpload,
  UploadPart: multipart.uploadPart,
  UploadPartCopy: multipart.uploadPartCopy,
  CompleteMultipartUpload: multipart.completeMultipartUpload,
  AbortMultipartUpload: multipart.abortMultipartUpload,
  ListParts: multipart.listParts,
  ListMultipartUploads: multipart.listMultipartUploads,
  GetObjectTagging: buckets.getObjectTagging,
  PutObjectTagging: buckets.putObjectTagging,
  DeleteObjectTagging: buckets.deleteObjectTagging,
};

/** In bytes. */
const LONGEST_KEY = 1_024;

export type S3Config = {
  account: string;
  region: string;
  buckets: (BucketConfig & { notifications?: Notification[] })[];
  notify: Notify;
  allows(caller: Caller, need: Need): boolean;
};

/** S3 in memory: versions, conditions, multipart uploads and notifications as S3 has them. */
export function s3Service({ account, region, buckets: configs, notify, allows }: S3Config): Service {
  const byName = new Map(configs.map((config) => [config.name, new Bucket(config)]));
  for (const { name, objects = [] } of configs) {
    const bucket = byName.get(name);
    for (const object of objects) if (bucket) placeObject(bucket, object);
  }
  for (const { notifications = [] } of configs) checkNotifications(notifications);
  const notifications = new Map(configs.map((config) => [config.name, config.notifications ?? []]));
  const tell: Tell = (event, bucket, version) => {
    for (const each of notifications.get(bucket.name) ?? []) {
      if (concerns(each, event, version.key))
        notify(each.functionArn, eventOf(event, bucket, version, region), bucket.arn);
    }
  };
  function callOf(request: Request, caller: Caller | undefined): Call {
    const { path, query, headers, body } = request;
    const { bucket: bucketName, key } = addressOf(path, headers.host ?? "", (name) => byName.has(name));
    if (Buffer.byteLength(key) > LONGEST_KEY) throw new S3Fault("KeyTooLongError", "Your key is too long", 400);
    const isAllowed = (need: Need) => caller !== undefined && allows(caller, need);
    const notifiesNobody = () => void notifications.delete(bucketName);
    return {
      ...{ buckets: byName, bucketName, key, query, headers, body, region, account },
      ...{ allows: isAllowed, tell, notifiesNobody },
    };
  }
  return {
    signingName: "s3",
    async ask(request, caller, requestId) {
      const isHead = request.method === "HEAD";
      try {
        const call = callOf(request, caller);
        const { bucketName, key, query, headers } = call;
        const isCopy = headers["x-amz-copy-source"] !== undefined;
        const operation = operationOf(request.method, { bucket: bucketName, key }, query, isCopy);
        const carryOut = operations[operation];
        return {
          operation,
          needs: carryOut ? needsOf(operation, call) : [],
          input: {
            ...(bucketName ? { Bucket: bucketName } : {}),
            ...(key ? { Key: key } : {}),
            ...Object.fromEntries(query),
          },
          async answer() {
            try {
              if (carryOut) return stamped(carryOut(call), requestId);
              throw notImplemented(operation);
            } catch (error) {
              return failed(error, requestId, isHead);
            }
          },
        };
      } catch (error) {
        const answer = async () => failed(error, requestId, isHead);
        return { operation: `${request.method} ${request.path}`, needs: [], answer };
      }
    },
    refuse(code, message, status, requestId) {
      const own = code === "InvalidClientTokenId" ? "InvalidAccessKeyId" : code;
      return failed(new S3Fault(own, message, status), requestId, false);
    },
  };
}

const stamped = (reply: Reply, requestId: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, "x-amz-request-id": requestId, "x-amz-id-2": "simulator" },
});

/** Errors of S3 in its XML; a HEAD has no body, its code is kept in a header for the journal. */
function failed(error: unknown, requestId: string, isHead: boolean): Reply {
  if (!(error instanceof S3Fault)) throw error;
  const { code, message, status, headers } = error;
  const body = isHead
    ? ""
    : xml("Error", { Code: code, Message: message, RequestId: requestId }).replace(/ xmlns="[^"]*"/, "");
  const content = isHead ? {} : { "content-type": "application/xml" };
  return stamped({ status, headers: { ...headers, ...content, "x-amz-error-code": code }, body }, requestId);
}

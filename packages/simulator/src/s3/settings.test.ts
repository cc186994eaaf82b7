import * as S3 from "@aws-sdk/client-s3";
import { expect, it, onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";

const Bucket = "state";

async function start() {
  const cloud = await openCloud({ account: "123456789012", region: "us-east-1", port: 0, buckets: [{ name: Bucket }] });
  const s3 = new S3.S3Client({ region: "us-east-1", endpoint: cloud.endpoint, credentials: cloud.credentials });
  onTestFinished(() => {
    s3.destroy();
    return cloud.close();
  });
  return s3;
}

it("keeps versions from when a bucket is told to, and what was there as the version null", async () => {
  const s3 = await start();
  const put = (Body: string) => s3.send(new S3.PutObjectCommand({ Bucket, Key: "k", Body }));
  await put("before");
  const VersioningConfiguration = { Status: "Enabled" as const };
  await s3.send(new S3.PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  await put("after");
  expect(await s3.send(new S3.GetBucketVersioningCommand({ Bucket }))).toMatchObject(VersioningConfiguration);
  const { Body } = await s3.send(new S3.GetObjectCommand({ Bucket, Key: "k", VersionId: "null" }));
  expect(await Body?.transformToString()).toBe("before");
  const suspended = { Bucket, VersioningConfiguration: { Status: "Suspended" as const } };
  await expect(s3.send(new S3.PutBucketVersioningCommand(suspended))).rejects.toMatchObject({ name: "NotImplemented" });
});

it("gives a bucket's policy back as it was put, until it is deleted", async () => {
  const s3 = await start();
  const none = { name: "NoSuchBucketPolicy" };
  await expect(s3.send(new S3.GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject(none);
  const Policy = '{"Version":"2012-10-17","Statement":[]}';
  await s3.send(new S3.PutBucketPolicyCommand({ Bucket, Policy }));
  expect(await s3.send(new S3.GetBucketPolicyCommand({ Bucket }))).toMatchObject({ Policy });
  await expect(s3.send(new S3.PutBucketPolicyCommand({ Bucket, Policy: "{" }))).rejects.toMatchObject({
    name: "MalformedPolicy",
  });
  await s3.send(new S3.DeleteBucketPolicyCommand({ Bucket }));
  await expect(s3.send(new S3.GetBucketPolicyCommand({ Bucket }))).rejects.toMatchObject(none);
});

it("takes a bucket's notifications away, and says that it takes no others", async () => {
  const s3 = await start();
  const put = (NotificationConfiguration: S3.NotificationConfiguration) =>
    s3.send(new S3.PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  expect((await put({})).$metadata.httpStatusCode).toBe(200);
  await expect(put({ EventBridgeConfiguration: {} })).rejects.toMatchObject({ name: "NotImplemented" });
});

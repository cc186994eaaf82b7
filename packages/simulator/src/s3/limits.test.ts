import * as S3 from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";

const key = "arn:aws:kms:us-east-1:123456789012:key/k";
const arnOf = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const allow = (Action: string, Resource: string) => ({ Effect: "Allow" as const, Action, Resource });
const encrypted = { ServerSideEncryption: "aws:kms", SSEKMSKeyId: key };

describe("S3", () => {
  let cloud: Cloud;
  const clients: S3.S3Client[] = [];
  const clientOf = (credentials: Cloud["credentials"]) => {
    const client = new S3.S3Client({ region: "us-east-1", endpoint: cloud.endpoint, credentials });
    clients.push(client);
    return client;
  };
  let s3: S3.S3Client;
  beforeAll(async () => {
    cloud = await openCloud({
      account: "123456789012",
      region: "us-east-1",
      port: 0,
      buckets: [{ name: "open" }, { name: "other" }, { name: "sealed", kmsKeyArn: key }],
      roles: [
        {
          arn: arnOf("cleaner"),
          policies: [{ Statement: [allow("s3:DeleteObject", "arn:aws:s3:::open/mine/*")] }],
        },
        {
          arn: arnOf("copier"),
          policies: [
            {
              Statement: [
                allow("s3:GetObject", "*"),
                allow("s3:PutObject", "*"),
                allow("s3:ListBucket", "arn:aws:s3:::open"),
              ],
            },
          ],
        },
      ],
    });
    s3 = clientOf(cloud.credentials);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await cloud.close();
  });
  const put = (Bucket: string, Key: string, Body = "x", more: Partial<S3.PutObjectCommandInput> = {}) =>
    s3.send(new S3.PutObjectCommand({ Bucket, Key, Body, ...more }));
  const refusal = (code: string) => ({ name: code, $metadata: expect.objectContaining({ httpStatusCode: 400 }) });

  it("gives an object under a key of KMS an ETag that is no digest, by which conditions work", async () => {
    const one = await put("sealed", "a", "same");
    const two = await put("sealed", "b", "same");
    expect(one).toMatchObject(encrypted);
    expect(one.ETag).toMatch(/^"[\da-f]{32}"$/);
    expect(one.ETag).not.toBe(two.ETag);
    const input = { Bucket: "sealed", Key: "a" };
    const read = await s3.send(new S3.GetObjectCommand({ ...input, IfMatch: one.ETag }));
    expect(read).toMatchObject({ ...encrypted, ETag: one.ETag });
    await read.Body?.transformToString();
    expect(await s3.send(new S3.HeadObjectCommand(input))).toMatchObject({ ...encrypted, ETag: one.ETag });
    await expect(put("sealed", "a", "next", { IfMatch: two.ETag })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
    await put("sealed", "a", "next", { IfMatch: one.ETag });
    const copied = await s3.send(new S3.CopyObjectCommand({ Bucket: "sealed", Key: "c", CopySource: "sealed/b" }));
    expect(copied).toMatchObject(encrypted);
    expect(copied.CopyObjectResult?.ETag).not.toBe(two.ETag);
    expect(await put("open", "a", "same")).not.toHaveProperty("SSEKMSKeyId");
  });

  it("puts parts under a key of KMS together, by their ETags", async () => {
    const input = { Bucket: "sealed", Key: "parts" };
    const begun = await s3.send(new S3.CreateMultipartUploadCommand(input));
    const { UploadId } = begun;
    const part = await s3.send(new S3.UploadPartCommand({ ...input, UploadId, PartNumber: 1, Body: "x" }));
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag: part.ETag }] };
    const done = await s3.send(new S3.CompleteMultipartUploadCommand({ ...input, UploadId, MultipartUpload }));
    for (const each of [begun, part, done]) expect(each).toMatchObject(encrypted);
    expect(done.ETag).toMatch(/^"[\da-f]{32}-1"$/);
  });

  it("denies the objects of a call that the caller may not delete, and deletes the others", async () => {
    for (const Key of ["mine/a", "theirs/a"]) await put("open", Key);
    const Delete = { Objects: [{ Key: "mine/a" }, { Key: "theirs/a" }] };
    const cleaner = clientOf(cloud.credentialsOf(arnOf("cleaner")));
    const { Deleted, Errors } = await cleaner.send(new S3.DeleteObjectsCommand({ Bucket: "open", Delete }));
    expect(Deleted).toMatchObject([{ Key: "mine/a" }]);
    expect(Errors).toMatchObject([{ Key: "theirs/a", Code: "AccessDenied" }]);
    const { Contents } = await s3.send(new S3.ListObjectsV2Command({ Bucket: "open", Prefix: "theirs/" }));
    expect(Contents).toHaveLength(1);
  });

  it("deletes 1,000 objects in a call and no more", async () => {
    const remove = (count: number) => {
      const Objects = Array.from({ length: count }, (_, index) => ({ Key: `many/${index}` }));
      return s3.send(new S3.DeleteObjectsCommand({ Bucket: "open", Delete: { Objects } }));
    };
    expect((await remove(1_000)).Deleted).toHaveLength(1_000);
    await expect(remove(1_001)).rejects.toMatchObject(refusal("MalformedXML"));
  });

  it("takes keys of 1,024 bytes, metadata of 2 KB and ten tags, and no more", async () => {
    await put("open", "ü".repeat(512));
    await expect(put("open", `${"ü".repeat(512)}x`)).rejects.toMatchObject(refusal("KeyTooLongError"));
    await put("open", "a", "x", { Metadata: { by: "x".repeat(2_046) } });
    const more = put("open", "a", "x", { Metadata: { by: "x".repeat(2_047) } });
    await expect(more).rejects.toMatchObject(refusal("MetadataTooLarge"));
    const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
    const tag = (TagSet: S3.Tag[]) =>
      s3.send(new S3.PutObjectTaggingCommand({ Bucket: "open", Key: "a", Tagging: { TagSet } }));
    await tag(tags(10));
    await expect(tag(tags(11))).rejects.toMatchObject(refusal("BadRequest"));
    const twice = [...tags(1), ...tags(1)];
    await expect(tag(twice)).rejects.toMatchObject(refusal("InvalidTag"));
    const Tagging = tags(11)
      .map(({ Key }) => `${Key}=v`)
      .join("&");
    await expect(put("open", "a", "x", { Tagging })).rejects.toMatchObject(refusal("BadRequest"));
  });

  it("lists nothing of max-keys=0, and says that this is all", async () => {
    await put("open", "zero");
    const asked = { Bucket: "open", MaxKeys: 0 };
    expect(await s3.send(new S3.ListObjectsV2Command(asked))).toMatchObject({ KeyCount: 0, IsTruncated: false });
    expect(await s3.send(new S3.ListObjectVersionsCommand(asked))).toMatchObject({ IsTruncated: false });
  });

  it("tells who may list the source of a copy that it is missing, and no one else", async () => {
    const copier = clientOf(cloud.credentialsOf(arnOf("copier")));
    const copy = (from: string, Bucket: string) =>
      copier.send(new S3.CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${from}/missing` }));
    await expect(copy("open", "other")).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(copy("other", "open")).rejects.toMatchObject({ name: "AccessDenied" });
  });
});

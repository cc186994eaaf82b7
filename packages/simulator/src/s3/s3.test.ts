import { Readable } from "node:stream";
import * as S3 from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";

const role = (name: string, actions: string[]) => ({
  arn: `arn:aws:iam::123456789012:role/${name}`,
  policies: [{ Statement: { Effect: "Allow" as const, Action: actions, Resource: "*" } }],
});
const Bucket = "drop";

describe("S3", () => {
  let cloud: Cloud;
  let s3: S3.S3Client;
  const clients: S3.S3Client[] = [];
  const clientOf = (credentials: Cloud["credentials"]) => {
    const client = new S3.S3Client({ region: "us-east-1", endpoint: cloud.endpoint, credentials });
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    cloud = await openCloud({
      account: "123456789012",
      region: "us-east-1",
      port: 0,
      buckets: [
        { name: Bucket, versioned: true },
        { name: "plain-bucket" },
        { name: "sealed", kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/k" },
      ],
      roles: [role("reader", ["s3:GetObject"]), role("writer", ["s3:PutObject"])],
    });
    s3 = clientOf(cloud.credentials);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await cloud.close();
  });
  const put = (Key: string, Body: string | Readable, more: Partial<S3.PutObjectCommandInput> = {}) =>
    s3.send(new S3.PutObjectCommand({ Bucket, Key, Body, ...more }));
  const get = (Key: string, more: Partial<S3.GetObjectCommandInput> = {}) =>
    s3.send(new S3.GetObjectCommand({ Bucket, Key, ...more }));
  const text = async (Key: string, more = {}) => (await get(Key, more)).Body?.transformToString();
  const remove = (Key: string, more: Partial<S3.DeleteObjectCommandInput> = {}) =>
    s3.send(new S3.DeleteObjectCommand({ Bucket, Key, ...more }));

  it.each(["plain.csv", "a b+c.csv", "übung/日本.csv", "100%25 & <more>'\"?#.csv", "../up//two/./x", "emoji 😀"])(
    "keeps the key %j and its content",
    async (Key) => {
      const written = await put(Key, `content of ${Key}`, { ContentType: "text/csv", Metadata: { by: "ann" } });
      const read = await get(Key);
      expect(await read.Body?.transformToString()).toBe(`content of ${Key}`);
      expect(read).toMatchObject({ ContentType: "text/csv", Metadata: { by: "ann" }, ETag: written.ETag });
      expect(read.VersionId).toBe(written.VersionId);
      const { Contents } = await s3.send(new S3.ListObjectsV2Command({ Bucket, Prefix: Key }));
      expect(Contents).toMatchObject([{ Key, ETag: written.ETag }]);
    },
  );

  it("keeps every version, under a marker when deleted, until a version is deleted for good", async () => {
    const first = await put("v.csv", "one");
    const second = await put("v.csv", "two");
    expect(await text("v.csv")).toBe("two");
    expect(await text("v.csv", { VersionId: first.VersionId })).toBe("one");
    const { DeleteMarker, VersionId: marker } = await remove("v.csv");
    expect(DeleteMarker).toBe(true);
    await expect(get("v.csv")).rejects.toBeInstanceOf(S3.NoSuchKey);
    const listed = await s3.send(new S3.ListObjectVersionsCommand({ Bucket, Prefix: "v.csv" }));
    expect(listed.Versions?.map(({ VersionId }) => VersionId)).toEqual([second.VersionId, first.VersionId]);
    expect(listed.DeleteMarkers).toMatchObject([{ VersionId: marker, IsLatest: true }]);
    await remove("v.csv", { VersionId: marker });
    expect(await text("v.csv")).toBe("two");
    await remove("v.csv", { VersionId: second.VersionId });
    expect(await text("v.csv")).toBe("one");
    await expect(get("v.csv", { VersionId: second.VersionId })).rejects.toMatchObject({ name: "NoSuchVersion" });
  });

  it("pages through versions by its markers", async () => {
    for (const body of ["1", "2", "3"]) await put("page/a", body);
    await put("page/b", "1");
    const seen: (string | undefined)[] = [];
    let marks: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
    for (let more = true; more; ) {
      const page = await s3.send(new S3.ListObjectVersionsCommand({ Bucket, Prefix: "page/", MaxKeys: 2, ...marks }));
      seen.push(...(page.Versions ?? []).map(({ Key }) => Key));
      marks = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
      more = page.IsTruncated ?? false;
    }
    expect(seen).toEqual(["page/a", "page/a", "page/a", "page/b"]);
  });

  it("copies a given version, with its metadata", async () => {
    const first = await put("source ü+.csv", "one", { Metadata: { by: "ann" } });
    await put("source ü+.csv", "two");
    const CopySource = `${Bucket}/${encodeURIComponent("source ü+.csv")}?versionId=${first.VersionId}`;
    const copied = await s3.send(new S3.CopyObjectCommand({ Bucket, Key: "copy.csv", CopySource }));
    expect(copied).toMatchObject({ CopySourceVersionId: first.VersionId, VersionId: expect.any(String) });
    const read = await get("copy.csv");
    expect(await read.Body?.transformToString()).toBe("one");
    expect(read.Metadata).toEqual({ by: "ann" });
    const onto = s3.send(
      new S3.CopyObjectCommand({ Bucket, Key: "copy.csv", CopySource, CopySourceIfMatch: '"other"' }),
    );
    await expect(onto).rejects.toMatchObject({ name: "PreconditionFailed" });
  });

  it("reads on conditions", async () => {
    const { ETag } = await put("if.csv", "x");
    expect(await text("if.csv", { IfMatch: ETag })).toBe("x");
    await expect(get("if.csv", { IfMatch: '"other"' })).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
    await expect(get("if.csv", { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    const head = s3.send(new S3.HeadObjectCommand({ Bucket, Key: "if.csv", IfMatch: '"other"' }));
    await expect(head).rejects.toMatchObject({ $metadata: { httpStatusCode: 412 } });
  });

  it("writes and deletes on conditions", async () => {
    const { ETag } = await put("once.csv", "x", { IfNoneMatch: "*" });
    await expect(put("once.csv", "y", { IfNoneMatch: "*" })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(put("none.csv", "y", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
    await expect(remove("once.csv", { IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await remove("once.csv", { IfMatch: ETag });
    const actions = cloud.journal
      .find({ operation: "DeleteObject", status: 204 })
      .at(-1)
      ?.needs.map(({ action }) => action);
    expect(actions).toEqual(["s3:DeleteObject", "s3:GetObject"]);
    await expect(remove("once.csv", { IfMatch: ETag })).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  it("lists in pages, with prefixes up to a delimiter", async () => {
    for (const Key of ["list/a/1", "list/a/2", "list/b", "list/c/1", "list/ö"]) await put(Key, "x");
    const seen: unknown[] = [];
    const pages = S3.paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket, Prefix: "list/", Delimiter: "/" });
    for await (const { Contents = [], CommonPrefixes = [] } of pages) {
      seen.push(...CommonPrefixes.map(({ Prefix }) => Prefix), ...Contents.map(({ Key }) => Key));
    }
    expect(seen.sort()).toEqual(["list/a/", "list/b", "list/c/", "list/ö"]);
  });

  it("deletes several objects in one call, each by itself", async () => {
    await put("many/1 & <2>", "x");
    const { ETag } = await put("many/2", "x");
    const Objects = [{ Key: "many/1 & <2>" }, { Key: "many/2", ETag: '"other"' }];
    const { Deleted, Errors } = await s3.send(new S3.DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(Deleted).toMatchObject([{ Key: "many/1 & <2>", DeleteMarker: true }]);
    expect(Errors).toMatchObject([{ Key: "many/2", Code: "PreconditionFailed" }]);
    expect((await get("many/2")).ETag).toBe(ETag);
  });

  it("puts the parts of an upload together, and reads a range of it", async () => {
    const input = { Bucket, Key: "big file.bin" };
    const { UploadId } = await s3.send(new S3.CreateMultipartUploadCommand({ ...input, ChecksumAlgorithm: "CRC32" }));
    const bodies = [Buffer.alloc(5 * 1024 * 1024, "a"), Buffer.from("end")];
    const Parts: S3.CompletedPart[] = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const { ETag, ChecksumCRC32 } = await s3.send(
        new S3.UploadPartCommand({ ...input, UploadId, PartNumber, Body, ChecksumAlgorithm: "CRC32" }),
      );
      Parts.push({ PartNumber, ETag, ChecksumCRC32 });
    }
    const complete = new S3.CompleteMultipartUploadCommand({ ...input, UploadId, MultipartUpload: { Parts } });
    const done = await s3.send(complete);
    expect(done.ETag).toMatch(/-2"$/);
    expect(done.VersionId).toEqual(expect.any(String));
    const range = await get(input.Key, { Range: "bytes=5242879-5242881" });
    expect(range.ContentRange).toBe("bytes 5242879-5242881/5242883");
    expect(await range.Body?.transformToString()).toBe("aen");
    await expect(s3.send(complete)).rejects.toBeInstanceOf(S3.NoSuchUpload);
  });

  it("decodes streamed uploads with their checksum at the end", async () => {
    const Body = Readable.from([Buffer.alloc(70_000, "x"), Buffer.from("end")]);
    await put("streamed.txt", Body, { ContentLength: 70_003, ContentEncoding: "gzip" });
    const read = await get("streamed.txt", { ChecksumMode: "ENABLED" });
    expect(read).toMatchObject({ ContentLength: 70_003, ContentEncoding: "gzip", ChecksumCRC32: expect.any(String) });
    expect((await read.Body?.transformToString())?.slice(-4)).toBe("xend");
    const wrong = put("wrong.txt", "x", { ChecksumCRC32: "AAAAAA==" });
    await expect(wrong).rejects.toMatchObject({ name: "BadDigest" });
  });

  it("takes and gives an object of 200 MB", async () => {
    const Body = Buffer.alloc(200 * 1024 * 1024, "0123456789abcdef");
    await s3.send(new S3.PutObjectCommand({ Bucket: "plain-bucket", Key: "large", Body }));
    const read = await s3.send(new S3.GetObjectCommand({ Bucket: "plain-bucket", Key: "large" }));
    expect(Body.equals((await read.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(true);
    await s3.send(new S3.DeleteObjectCommand({ Bucket: "plain-bucket", Key: "large" }));
  }, 30_000);

  it("hides which keys are missing from who may not list", async () => {
    const reader = clientOf(cloud.credentialsOf("arn:aws:iam::123456789012:role/reader"));
    const missing = { Bucket, Key: "missing.csv" };
    await expect(reader.send(new S3.GetObjectCommand(missing))).rejects.toMatchObject({ name: "AccessDenied" });
    await expect(reader.send(new S3.HeadObjectCommand(missing))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    await expect(s3.send(new S3.HeadObjectCommand(missing))).rejects.toBeInstanceOf(S3.NotFound);
    await put("there.csv", "x");
    await reader.send(new S3.HeadObjectCommand({ Bucket, Key: "there.csv" }));
  });

  it("asks for the key's permission where a bucket is encrypted with one", async () => {
    const writer = clientOf(cloud.credentialsOf("arn:aws:iam::123456789012:role/writer"));
    await writer.send(new S3.PutObjectCommand({ Bucket, Key: "open.csv", Body: "x" }));
    const sealed = writer.send(new S3.PutObjectCommand({ Bucket: "sealed", Key: "x", Body: "x" }));
    await expect(sealed).rejects.toMatchObject({ message: expect.stringContaining("kms:GenerateDataKey on resource") });
  });

  it("refuses by name what is not carried out", async () => {
    const acl = s3.send(new S3.GetObjectAclCommand({ Bucket, Key: "plain.csv" }));
    await expect(acl).rejects.toMatchObject({ name: "NotImplemented", message: "NotImplemented: s3.GetObjectAcl" });
    const lifecycle = s3.send(new S3.GetBucketLifecycleConfigurationCommand({ Bucket }));
    await expect(lifecycle).rejects.toMatchObject({ message: "NotImplemented: s3.GetBucketLifecycle" });
  });

  it("knows no other keys than its own, and no call without one", async () => {
    const stranger = clientOf({ accessKeyId: "AKIASTRANGER", secretAccessKey: "x" });
    await expect(stranger.send(new S3.ListBucketsCommand())).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
    expect((await fetch(`${cloud.endpoint}/${Bucket}/plain.csv`)).status).toBe(403);
    expect(await (await fetch(`${cloud.endpoint}/_health`)).json()).toEqual({ status: "ok" });
  });
});

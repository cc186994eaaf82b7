import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload as MultipartUpload } from "@aws-sdk/lib-storage";
import type { Inbox } from "./inbox.ts";
import { type Drop, FOLDERS } from "./upload.ts";

const statusOf = (error: unknown) => (error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined);

const TYPES: Record<string, string> = { csv: "text/csv", html: "text/html", json: "application/json" };

/** The inbox in a versioned S3 bucket. */
export function s3Inbox({ client, bucket: Bucket }: { client: S3Client; bucket: string }): Inbox {
  const version = ({ key, versionId }: Drop) => ({ Bucket, Key: key, VersionId: versionId });

  /** The newest version under a key; nothing where it is gone. */
  async function newest(key: string): Promise<Drop | undefined> {
    try {
      const { VersionId = "", ETag = "" } = await client.send(new HeadObjectCommand({ Bucket, Key: key }));
      return { key, versionId: VersionId, etag: ETag.replaceAll('"', "") };
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  }

  async function body(input: GetObjectCommandInput): Promise<AsyncIterable<Uint8Array>> {
    const { Body } = await client.send(new GetObjectCommand(input));
    if (!(Body instanceof Readable)) throw new Error(`S3 gave no body for ${input.Key}`);
    return Body;
  }

  return {
    async standing({ key, versionId }) {
      const found = await newest(key);
      if (!found) return "gone";
      return found.versionId === versionId ? "current" : "superseded";
    },
    async *lying() {
      for (const folder of FOLDERS) {
        for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix: `${folder}/` })) {
          for (const { Key: key = "", LastModified } of Contents) yield { key, since: LastModified?.getTime() ?? 0 };
        }
      }
    },
    newest,
    async size(drop) {
      const { ContentLength = 0 } = await client.send(new HeadObjectCommand(version(drop)));
      return ContentLength;
    },
    open: (drop) => () => body(version(drop)),
    read: (key) => body({ Bucket, Key: key }),
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    },
    async write(key, chunks) {
      const Body = Readable.from(chunks, { objectMode: false });
      const ContentType = `${TYPES[/\.(html|json)$/.exec(key)?.[1] ?? "csv"]}; charset=utf-8`;
      await new MultipartUpload({ client, params: { Bucket, Key: key, Body, ContentType } }).done();
    },
    async archive({ key, versionId, etag }, to) {
      const source = `${Bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;
      const CopySource = `${source}?versionId=${encodeURIComponent(versionId)}`;
      await client.send(new CopyObjectCommand({ Bucket, Key: to, CopySource, TaggingDirective: "REPLACE" }));
      try {
        await client.send(new DeleteObjectCommand({ Bucket, Key: key, IfMatch: etag }));
      } catch (error) {
        // 412: another file was dropped under this key meanwhile, and is an upload of its own. 404: it is gone already.
        const status = statusOf(error);
        if (status !== 412 && status !== 404) throw error;
      }
    },
  };
}

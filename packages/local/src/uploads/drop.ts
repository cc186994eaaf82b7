import { PutObjectCommand } from "@aws-sdk/client-s3";
import { type Upload, uploadOf, type Verb } from "@frontdesk/core/agents/upload.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import type { Clients } from "../cloud/clients.ts";

/** Drops a file into `create/` or `update/` as a manager would, and says which upload that is. */
export async function drop(
  file: { name: string; content: Uint8Array | string },
  into: Verb,
  { s3 }: Clients,
  { names }: Frontdesk,
): Promise<Upload> {
  const key = `${into}/${file.name}`;
  const put = new PutObjectCommand({ Bucket: names.bucket, Key: key, Body: file.content, ContentType: "text/csv" });
  const { VersionId: versionId = "", ETag = "" } = await s3.send(put);
  return uploadOf({ key, versionId, etag: ETag.replaceAll('"', "") });
}

import { PutObjectCommand } from "@aws-sdk/client-s3";
import { type Upload, uploadOf } from "@frontdesk/core/agents/upload.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import type { Clients } from "../cloud/clients.ts";

/** The folders that a file may be dropped into. */
export const INTO = ["create", "update", "remove", "plan/create", "plan/update", "plan/remove", "approved"] as const;
export type Into = (typeof INTO)[number];

/** Drops a file into the bucket as a manager would, and says which upload that is. */
export async function drop(
  { key, content }: { key: string; content: Uint8Array | string },
  { s3 }: Clients,
  { names }: Frontdesk,
): Promise<Upload> {
  const put = new PutObjectCommand({ Bucket: names.bucket, Key: key, Body: content, ContentType: "text/csv" });
  const { VersionId: versionId = "", ETag = "" } = await s3.send(put);
  return uploadOf({ key, versionId, etag: ETag.replaceAll('"', "") });
}

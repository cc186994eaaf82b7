import { createHash, randomBytes } from "node:crypto";
import type { Bucket } from "./bucket.ts";

const quoted = (hex: string) => `"${hex}"`;

/**
 * The ETag of a body that was written in one piece. It is no digest of it where a key of KMS encrypts the object
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html).
 */
export const etagOf = ({ kmsKeyArn }: Bucket, body: Buffer): string =>
  quoted(kmsKeyArn ? randomBytes(16).toString("hex") : createHash("md5").update(body).digest("hex"));

/** The ETag of an object of several parts, from theirs. */
export function etagOfParts({ kmsKeyArn }: Bucket, etags: string[]): string {
  const digests = etags.map((etag) => Buffer.from(etag.slice(1, -1), "hex"));
  const digest = createHash("md5").update(Buffer.concat(digests)).digest("hex");
  return quoted(`${kmsKeyArn ? randomBytes(16).toString("hex") : digest}-${etags.length}`);
}

/** The headers that say with which key an object is encrypted. */
export const encryptionHeaders = ({ kmsKeyArn }: Bucket): Record<string, string> =>
  kmsKeyArn
    ? { "x-amz-server-side-encryption": "aws:kms", "x-amz-server-side-encryption-aws-kms-key-id": kmsKeyArn }
    : {};

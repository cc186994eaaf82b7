import { templateOf } from "../packages/core/src/agents/csv/template.ts";
import type { Storage } from "./storage.ts";

/** Empty files to begin with, one for each way in which an instance manages identities. */
export function templates({ bucket, key }: Storage) {
  for (const management of ["CONNECT_MANAGED", "SAML", "EXISTING_DIRECTORY"] as const) {
    new aws.s3.BucketObjectv2(`Template-${management}`, {
      bucket: bucket.name,
      key: `templates/${management}.csv`,
      content: templateOf(management),
      contentType: "text/csv; charset=utf-8",
      serverSideEncryption: "aws:kms",
      kmsKeyId: key.arn,
    });
  }
}

import { S3Client } from "@aws-sdk/client-s3";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

// Path style, so that a bucket is found behind any endpoint; AWS takes it as well.
export const s3 = traced(new S3Client({ forcePathStyle: true, requestHandler: patience(20) }));

import { SQSClient } from "@aws-sdk/client-sqs";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

/** A million rows are 100,000 calls: a tenth of each would be putting the SDK's middleware together anew. */
export const sqs = traced(new SQSClient({ cacheMiddleware: true, requestHandler: patience(10) }));

import { KMSClient } from "@aws-sdk/client-kms";
import { traced } from "../observing/traced.ts";
import { hasty } from "./patience.ts";

/** Twice three quarters of a second: a PIN that is sent needs KMS, a look-up of its carrier and SNS within seven. */
export const kmsOnTheLine = traced(new KMSClient(hasty(0.75)));

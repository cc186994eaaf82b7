import { KMSClient } from "@aws-sdk/client-kms";
import { hasty } from "./patience.ts";

/** Twice three quarters of a second: a PIN that is sent needs KMS, a look-up of its carrier and SNS within seven. */
export const kmsOnTheLine = new KMSClient(hasty(0.75));

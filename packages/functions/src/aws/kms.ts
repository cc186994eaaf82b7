import { KMSClient } from "@aws-sdk/client-kms";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

export const kms = traced(new KMSClient({ requestHandler: patience(5) }));

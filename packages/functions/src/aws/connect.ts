import { ConnectClient } from "@aws-sdk/client-connect";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

/** A retry of the SDK's own would pass the shared limiter by. */
export const connect = traced(new ConnectClient({ maxAttempts: 1, requestHandler: patience(4) }));

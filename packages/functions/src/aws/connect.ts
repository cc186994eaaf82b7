import { ConnectClient } from "@aws-sdk/client-connect";

/** An answer that does not come within this (ms) leaves time to say so before Lambda ends the run. */
const REQUEST_TIMEOUT = 4000;

/** A retry of the SDK's own would pass the shared limiter by. */
export const connect = new ConnectClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2000, requestTimeout: REQUEST_TIMEOUT, throwOnRequestTimeout: true },
});

import { LambdaClient } from "@aws-sdk/client-lambda";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

/**
 * Where it looks at addresses, the finish waits for a function that has three minutes: for ten seconds more, and once more where
 * Lambda refuses it or breaks off. There is one client for all that it asks of Lambda.
 */
const waiting = process.env.ADDRESSES
  ? { maxAttempts: 2, requestHandler: patience(190) }
  : { requestHandler: patience(10) };

export const lambdaOfFinish = traced(new LambdaClient(waiting));

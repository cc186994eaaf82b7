import { SNSClient } from "@aws-sdk/client-sns";
import { traced } from "../observing/traced.ts";
import { hasty } from "./patience.ts";

/** Once, within a second: whoever waits has waited for the directory before, and an agent helps where the text does not go. */
export const snsWithinASecond = traced(new SNSClient({ ...hasty(1), maxAttempts: 1 }));

import { EC2Client } from "@aws-sdk/client-ec2";
import { traced } from "../observing/traced.ts";
import { hasty } from "./patience.ts";

/** A page of a thousand instances takes EC2 its time: twice three seconds are still less than a caller waits. */
export const ec2 = traced(new EC2Client(hasty(3)));

import { EC2Client } from "@aws-sdk/client-ec2";
import { hasty } from "./patience.ts";

/** A page of a thousand instances takes EC2 its time: twice three seconds are still less than a caller waits. */
export const ec2 = new EC2Client(hasty(3));

import { EC2Client } from "@aws-sdk/client-ec2";
import { hasty } from "./patience.ts";

export const ec2 = new EC2Client(hasty);

import { SNSClient } from "@aws-sdk/client-sns";
import { patience } from "./patience.ts";

export const sns = new SNSClient({ requestHandler: patience(10) });

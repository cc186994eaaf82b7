import { SNSClient } from "@aws-sdk/client-sns";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

export const sns = traced(new SNSClient({ requestHandler: patience(10) }));

import { LambdaClient } from "@aws-sdk/client-lambda";
import { patience } from "./patience.ts";

export const lambda = new LambdaClient({ requestHandler: patience(10) });

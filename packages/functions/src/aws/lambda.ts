import { LambdaClient } from "@aws-sdk/client-lambda";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

export const lambda = traced(new LambdaClient({ requestHandler: patience(10) }));

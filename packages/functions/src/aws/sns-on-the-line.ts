import { SNSClient } from "@aws-sdk/client-sns";
import { traced } from "../observing/traced.ts";
import { hasty } from "./patience.ts";

/** Twice a second and a half, while a caller waits for a text; a second try may send the same text again. */
export const snsOnTheLine = traced(new SNSClient(hasty(1.5)));

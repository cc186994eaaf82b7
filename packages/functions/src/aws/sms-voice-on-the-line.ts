import { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import { traced } from "../observing/traced.ts";
import { hasty } from "./patience.ts";

/** Once, within a second and a half: where there is no answer the text is sent all the same. */
export const smsVoiceOnTheLine = traced(new PinpointSMSVoiceV2Client({ ...hasty(1.5), maxAttempts: 1 }));

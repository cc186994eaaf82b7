import { CarrierLookupCommand, type PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import * as z from "zod/mini";
import { CARRIER_TYPES, type Carriers } from "./carriers.ts";

const Answer = z.object({ PhoneNumberType: z.enum(CARRIER_TYPES) });

/** Carriers by AWS End User Messaging; each look-up is paid for. */
export const smsVoiceCarriers = ({ client }: { client: PinpointSMSVoiceV2Client }): Carriers => ({
  async typeOf(PhoneNumber) {
    return Answer.parse(await client.send(new CarrierLookupCommand({ PhoneNumber }))).PhoneNumberType;
  },
});

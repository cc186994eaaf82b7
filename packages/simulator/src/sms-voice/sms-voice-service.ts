import * as SmsVoice from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { Service } from "../gateway/service.ts";
import { wireService } from "../wire/wire-service.ts";
import { type Carriers, carrierLookup } from "./carrier-lookup.ts";

/** The service's own words for what every service refuses. */
const REFUSALS: Record<string, { code: string; status: number }> = {
  InvalidClientTokenId: { code: "UnrecognizedClientException", status: 400 },
  InternalFailure: { code: "InternalServerException", status: 500 },
};

/** AWS End User Messaging, of which there are look-ups of numbers. They are allowed on `*`: a number is no resource. */
export function smsVoiceService({ carriers }: { carriers: Carriers }): Service {
  const service = wireService(SmsVoice, carrierLookup(carriers), { hidden: ["PhoneNumber"] });
  return {
    ...service,
    refuse(code, message, status, requestId) {
      const own = REFUSALS[code] ?? { code, status };
      return service.refuse(own.code, message, own.status, requestId);
    },
  };
}

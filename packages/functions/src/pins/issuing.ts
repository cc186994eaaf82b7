import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { rememberedCarriers } from "@frontdesk/core/pins/carriers-dynamo.ts";
import { smsVoiceCarriers } from "@frontdesk/core/pins/carriers-sms-voice.ts";
import { systemRandom as random } from "@frontdesk/core/pins/draw.ts";
import type { Issuing } from "@frontdesk/core/pins/issue.ts";
import { kmsMac } from "@frontdesk/core/pins/mac-kms.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { dynamoSends } from "@frontdesk/core/pins/sends-dynamo.ts";
import { snsTexts } from "@frontdesk/core/pins/texts-sns.ts";
import { kmsOnTheLine } from "../aws/kms-on-the-line.ts";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { smsVoiceOnTheLine } from "../aws/sms-voice-on-the-line.ts";
import { snsOnTheLine } from "../aws/sns-on-the-line.ts";
import { environment } from "../environment.ts";

const { PINS, PIN_KEY, SENDER_ID, ...rules } = {
  ...environment("PINS", "PIN_KEY", "SENDER_ID", "PIN_LENGTH", "PIN_LIFE_SECONDS"),
  ...environment("PIN_SENDS_PER_NUMBER", "PIN_SENDS_PER_LINE"),
};
const table = { client: dynamoOnTheLine, table: PINS, clock };

/** What sends PINs, by the services of the account that the function runs in. */
export const issuing: Issuing = {
  pins: dynamoPins(table),
  sends: dynamoSends(table),
  carriers: rememberedCarriers({ ...table, carriers: smsVoiceCarriers({ client: smsVoiceOnTheLine }) }),
  mac: kmsMac({ client: kmsOnTheLine, key: PIN_KEY }),
  texts: snsTexts({ client: snsOnTheLine, senderId: SENDER_ID }),
  random,
  clock,
  length: rules.PIN_LENGTH,
  lifeSeconds: rules.PIN_LIFE_SECONDS,
  limits: { perNumber: rules.PIN_SENDS_PER_NUMBER, perLine: rules.PIN_SENDS_PER_LINE },
};

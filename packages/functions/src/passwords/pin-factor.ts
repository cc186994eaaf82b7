import { systemClock as clock } from "@frontdesk/core/clock.ts";
import type { PinFactor } from "@frontdesk/core/passwords/second-factor.ts";
import { kmsMac } from "@frontdesk/core/pins/mac-kms.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { dynamoSends } from "@frontdesk/core/pins/sends-dynamo.ts";
import { kmsOnTheLine } from "../aws/kms-on-the-line.ts";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";

/** What PINs need, where settings ask for one: nowhere else is it in the environment. */
export function pinFactor(): PinFactor {
  const { PINS, PIN_KEY, ...rules } = {
    ...environment("PINS", "PIN_KEY", "PIN_LENGTH", "PIN_LIFE_SECONDS", "PIN_TRIES"),
    ...environment("PIN_SENDS_PER_NUMBER", "PIN_SENDS_PER_LINE"),
  };
  const table = { client: dynamoOnTheLine, table: PINS, clock };
  return {
    pins: dynamoPins(table),
    sends: dynamoSends(table),
    mac: kmsMac({ client: kmsOnTheLine, key: PIN_KEY }),
    length: rules.PIN_LENGTH,
    lifeSeconds: rules.PIN_LIFE_SECONDS,
    limits: { perNumber: rules.PIN_SENDS_PER_NUMBER, perLine: rules.PIN_SENDS_PER_LINE },
    tries: rules.PIN_TRIES,
  };
}

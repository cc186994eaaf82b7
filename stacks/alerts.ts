import { settings } from "../settings.ts";
import { alarm, count } from "./alarms.ts";
import type { Callers } from "./callers.ts";
import type { Emergency } from "./emergency.ts";
import type { Pins } from "./pins.ts";
import type { Storage } from "./storage.ts";
import { topicFor } from "./topic.ts";

/** All tries of one PIN, five at most, may be mistyped by somebody who errs. One more in so many minutes is hardly that. */
const WRONG_PINS = 6;
const MINUTES = 15;
/** Who guesses slowly stays below the bound above, and gets here within a day. */
const WRONG_PINS_OF_A_DAY = 20;
/** An administrator who gets no PIN cannot do what has to be done now. */
const WITHOUT_A_PIN = 1;
const HOUR = 3600;

type Rooms = { callers: Callers; pins: Pins; emergency: Emergency };

/** Who is told, and when, that somebody may be guessing PINs, or that administrators get none. */
export function alerts({ key }: Storage, { callers, pins, emergency }: Rooms) {
  const topic = topicFor("Alerts", settings.emergency.alert, key);
  const { OneTimePin: sending, VerifyPin: verifying } = pins.functions;
  const inRegion = `AWS_REGION=${settings.region} npm run`;
  const remove = $interpolate`\`${inRegion} callers -- remove NUMBER --table ${callers.table.name}\``;
  const history = $interpolate`\`${inRegion} emergencies -- --history --table ${emergency.table.name}\``;

  // The last wrong one that a PIN allows, and all after it, are told by the other code.
  const wrong = count("WrongPins", verifying.logGroup, '{ ($.code = "WrongPin") || ($.code = "PinLocked") }');
  const ifGuessed = $interpolate`It hurts every customer if somebody gets through: they could be told of an emergency that there is not. It hurts an administrator who only mistypes: no PIN of theirs may be left when they need one. What to do: look for the codes WrongPin and PinLocked in the log ${verifying.logGroup}, and for the contacts that it names in Amazon Connect. Call the administrator whose number it was. If it was somebody else, take that number out: ${remove}. Read what was changed: ${history}.`;
  const few = alarm("WrongPinsAlarm", {
    name: "wrong PINs",
    metric: wrong,
    ...{ most: WRONG_PINS, seconds: MINUTES * 60, topic },
    description: $interpolate`${WRONG_PINS} wrong PINs or more within ${MINUTES} minutes on the line that sets emergencies. ${ifGuessed}`,
  });
  const slow = alarm("WrongPinsOfADayAlarm", {
    name: "wrong PINs of a day",
    metric: wrong,
    ...{ most: WRONG_PINS_OF_A_DAY, seconds: 24 * HOUR, topic },
    description: $interpolate`${WRONG_PINS_OF_A_DAY} wrong PINs or more within a day on the line that sets emergencies: somebody may be guessing slowly. ${ifGuessed}`,
  });
  const without = alarm("PinsLimitedAlarm", {
    name: "no more PINs",
    metric: count("PinsLimited", sending.logGroup, '{ ($.code = "PinLimited") || ($.outcome = "undelivered") }'),
    ...{ most: WITHOUT_A_PIN, seconds: HOUR, topic },
    description: $interpolate`A call from an administrator's number got no PIN: the number, or the line, has had all SMS of the hour, or the number takes none. It hurts that administrator, or all of them: until the next hour of the clock they can neither set nor remove an emergency. A forged number can use up its PINs. What to do: look for the outcomes limited and undelivered in the log ${sending.logGroup}, for the contacts that it names in Amazon Connect, and call the administrator whose number it was. If it was somebody else, use another administrator's phone, and take that number out for the time being: ${remove}. If it was the administrator, find out why no SMS arrives. The limits are pins.sendsPerNumber and pins.sendsPerLine in settings.ts.`,
  });
  return { topic, alarms: [few, slow, without] };
}
export type Alerts = ReturnType<typeof alerts>;

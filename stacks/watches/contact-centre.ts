import { settings } from "../../settings.ts";
import { counted, reached, stillReached } from "../alarms.ts";
import { instanceId } from "../instance.ts";
import { ofCalls, ofRecordings, spentOnTexts } from "../metrics.ts";
import { HOUR, MINUTE, QUARTER, type Watch } from "./watch.ts";

/** Connect's guide to quotas asks for an alarm at 80 %; AWS may take days to raise one. */
const SHARE_OF_CALLS = 0.8;

/** What hurts callers of the whole instance, to whatever number, and whom texts do not reach. */
export function contactCentreWatches(): Record<string, Watch> {
  const { unanswered, smsSpendDollars } = settings.operators;
  const raise = "in Service Quotas, Amazon Connect, “Concurrent active calls per instance”; for today, ask AWS Support";
  return {
    CallsThrottled: {
      name: "calls throttled",
      metric: ofCalls("ThrottledCalls"),
      bound: counted(1, 5 * MINUTE),
      happened: "Amazon Connect refused calls, since more came in a second than it takes.",
      hurts: "these callers: they heard a busy tone, and no flow knows of them.",
      whatToDo: `see CallsPerInterval on the dashboard of the contact centre. If many call at once for a reason, such as an emergency, ask AWS for a larger quota ${raise}: the rate goes with it. If one number calls again and again, block it.`,
    },
    CallsBeyondQuota: {
      name: "calls beyond the quota",
      metric: ofCalls("CallsBreachingConcurrencyQuota"),
      bound: counted(1, 5 * MINUTE),
      happened: "More calls were there at once than the instance may have, and the ones beyond were refused.",
      hurts: "these callers: they heard a busy tone, whoever they are and whatever line they called.",
      whatToDo: `ask for a larger quota ${raise}. Until then make calls shorter: fewer who wait (mainLine.mostWaiting in settings.ts), more agents.`,
    },
    CallsNearQuota: {
      name: "calls near the quota",
      metric: ofCalls("ConcurrentCallsPercentage"),
      bound: reached(SHARE_OF_CALLS, 5 * MINUTE),
      happened: `${100 * SHARE_OF_CALLS} % or more of the calls that the instance may have at once were there.`,
      hurts: "nobody yet; with a few calls more, callers would hear a busy tone.",
      whatToDo: `if it is not a single rush, ask for a larger quota now ${raise}: 10 calls at once is what new instances have.`,
    },
    CallsMissed: {
      name: "calls missed",
      metric: ofCalls("MissedCalls"),
      bound: counted(unanswered, QUARTER),
      happened: `Agents let ${unanswered} calls or more ring within ${QUARTER / MINUTE} minutes: not answered within 20 seconds.`,
      hurts:
        "callers, who wait for the next agent, and agents, whom Connect sets to “Missed” so that they get no more calls.",
      whatToDo:
        "see in Connect's real-time metrics which agents it is: somebody who left without going offline, or whose softphone has no microphone or network. How many are told is operators.unanswered in settings.ts.",
    },
    NumbersMisconfigured: {
      name: "numbers that lead nowhere",
      metric: ofCalls("MisconfiguredPhoneNumbers"),
      bound: counted(1, 5 * MINUTE),
      happened: "Somebody called a number of the instance that leads to no flow.",
      hurts: "that caller: the call ended at once.",
      whatToDo: $interpolate`see which numbers have no flow: \`aws connect list-phone-numbers-v2 --target-arn ARN\` with the instance's ARN, whose id is ${instanceId()}, or Phone numbers in its console. Name them in phoneNumberIds of settings.ts, give them a flow by hand, or release them.`,
    },
    RecordingsNotKept: {
      name: "recordings not kept",
      metric: ofRecordings("CallRecordingUploadError"),
      bound: counted(1, 5 * MINUTE),
      happened: "Amazon Connect could not put the recording of a call into its bucket.",
      hurts: "whoever has to keep or hear recordings: this one may be lost. Callers notice nothing.",
      whatToDo:
        "see in the instance's Data storage which bucket and key it is. See that both are there, that the key is enabled, and that their policies let Amazon Connect's role for the instance (AWSServiceRoleForAmazonConnect) put objects and use the key.",
    },
    TextsSpend: {
      name: "spend on SMS",
      metric: spentOnTexts(),
      // Without texts nothing is measured, and what was spent stays spent until the month ends.
      bound: stillReached(smsSpendDollars, HOUR),
      happened: `SMS of this account have cost ${smsSpendDollars} US dollars or more in this calendar month. At the account's own limit SNS sends no more.`,
      hurts:
        "administrators, who would get no PIN, and staff, who would get no new password; and whoever pays, if somebody makes PINs go out on purpose.",
      whatToDo:
        "see the limit: `aws sns get-sms-attributes --attributes MonthlySpendLimit`. New accounts have 1 dollar: ask AWS for more (SNS, Text messaging). See on the dashboard of emergencies whether more PINs were sent than administrators asked for. Then set operators.smsSpendDollars to four fifths of the limit.",
    },
  };
}

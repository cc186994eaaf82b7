import { settings } from "../../settings.ts";
import { instanceId } from "../instance.ts";
import { ofCalls, ofRecordings, spentOnTexts } from "../metrics.ts";
import type { Alarms } from "../watches/watch.ts";
import { dashboard, graph, states, text } from "./board.ts";

/** What Amazon Connect says of all calls of the instance. */
export function contactCentreDashboard(alarms: Alarms) {
  dashboard("ContactCentreDashboard", "contact-centre", [
    [
      states("Contact centre", alarms),
      text($interpolate`## Contact centre
All calls of the instance ${instanceId()}, to whatever number, as Amazon Connect counts them.

- **Share of the quota** at 1: every further call hears a busy tone. AWS raises the quota when it is asked, which may take days.
- **Missed** calls rang for 20 seconds at an agent who did not answer.
- **Lead nowhere**: a number has no flow.
- **SMS** are told from ${settings.operators.smsSpendDollars} US dollars on; at the account's limit none is sent.`),
    ],
    [
      graph("Calls at once", { calls: ofCalls("ConcurrentCalls") }, "Maximum"),
      graph("Share of the quota of calls at once", { share: ofCalls("ConcurrentCallsPercentage") }, "Maximum"),
      graph("Calls a second", { calls: ofCalls("CallsPerInterval") }, "Maximum"),
    ],
    [
      graph("Calls refused", {
        "beyond the quota": ofCalls("CallsBreachingConcurrencyQuota"),
        throttled: ofCalls("ThrottledCalls"),
        "lead nowhere": ofCalls("MisconfiguredPhoneNumbers"),
      }),
      graph("Missed by agents, and recordings not kept", {
        missed: ofCalls("MissedCalls"),
        "recordings not kept": ofRecordings("CallRecordingUploadError"),
      }),
      graph("SMS of this month, in US dollars", { spent: spentOnTexts() }, "Maximum"),
    ],
  ]);
}

import { settings } from "../../settings.ts";
import { ofFlow, ours } from "../metrics.ts";
import type { Watched } from "../watches/passwords.ts";
import type { Alarms } from "../watches/watch.ts";
import { dashboard, graph, numbers, states, text } from "./board.ts";
import { functionRows } from "./functions.ts";

/** Password resets: whether staff get one, and who is refused. */
export function passwordsDashboard({ passwords, administration }: Watched, alarms: Alarms) {
  const resets = {
    done: ours("passwords", "ResetsDone"),
    refused: ours("passwords", "ResetsRefused"),
    unable: ours("passwords", "ResetsUnable"),
  };
  const pins = {
    sent: ours("passwords", "ResetPinsSent"),
    "not sent": ours("passwords", "ResetPinsNotSent"),
  };
  dashboard("PasswordsDashboard", "passwords", [
    [
      states("Password resets", alarms),
      text($interpolate`## Password resets
Staff tell a bot who they are, and get a new password by SMS.

- **Refused**: what was said was not right, or there were too many attempts. Some are people who err; many may be somebody who guesses.
- **Unable**: the directory, or AWS, did not do its part. The codes are in the log ${passwords.reset.logGroup}, and docs/directory.md says what each means.

A contact's id is in Amazon Connect's contact search, and in the lines of the log: enter it above.`),
    ],
    [
      numbers("Resets in a day", resets),
      ...(settings.passwords.secondFactor === "PIN" ? [numbers("PINs for resets in a day", pins)] : []),
    ],
    [
      graph("Resets in five minutes", resets),
      graph("Errors of the flow", {
        "error branches": ofFlow(administration.name, "ContactFlowErrors"),
        "broken off": ofFlow(administration.name, "ContactFlowFatalErrors"),
      }),
    ],
    ...functionRows({ ResetPassword: passwords.reset }),
  ]);
}

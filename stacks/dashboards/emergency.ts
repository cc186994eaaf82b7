import { ofFlow, ours } from "../metrics.ts";
import type { Watched } from "../watches/emergency.ts";
import type { Alarms } from "../watches/watch.ts";
import { dashboard, graph, numbers, states, text } from "./board.ts";
import { functionRows } from "./functions.ts";

/** Emergencies, and the PINs by which administrators prove who they are. */
export function emergencyDashboard(watched: Watched, alarms: Alarms) {
  const { pins, emergency, authentication, update, demo } = watched;
  const flows = { authentication, update, demonstration: demo };
  const each = (measure: Parameters<typeof ofFlow>[1]) =>
    Object.fromEntries(Object.entries(flows).map(([label, { name }]) => [label, ofFlow(name, measure)]));
  dashboard("EmergencyDashboard", "emergency", [
    [
      states("Emergencies and PINs", alarms),
      text($interpolate`## Emergencies and PINs
An administrator calls from their mobile, gets a PIN by SMS, and sets or removes what customers hear.

- **Wrong** PINs, again and again: somebody may be guessing. The alarm says how to take their number out.
- **Not sent** PINs: an administrator cannot do what has to be done now. Call them.
- **Heard** is how often customers were told of an emergency.

Who changed what: \`npm run emergencies -- --history --table ${emergency.table.name}\`. A contact's id is in Amazon Connect's contact search, and in the lines of every log: enter it above.`),
    ],
    [
      numbers("PINs in a day", {
        sent: ours("pins", "PinsSent"),
        "not sent": ours("pins", "PinsNotSent"),
        right: ours("pins", "PinsRight"),
        wrong: ours("pins", "PinsWrong"),
      }),
      numbers("Emergencies in a day", {
        set: ours("emergency", "EmergenciesSet"),
        cleared: ours("emergency", "EmergenciesCleared"),
        heard: ours("emergency", "EmergenciesHeard"),
        refused: ours("emergency", "EmergencyChangesRefused"),
      }),
    ],
    [
      graph("PINs in five minutes", {
        sent: ours("pins", "PinsSent"),
        "not sent": ours("pins", "PinsNotSent"),
        wrong: ours("pins", "PinsWrong"),
      }),
      graph("Error branches of the flows", each("ContactFlowErrors")),
      graph("Flows broken off", each("ContactFlowFatalErrors")),
    ],
    ...functionRows({ ...pins.functions, ...emergency.functions }),
  ]);
}

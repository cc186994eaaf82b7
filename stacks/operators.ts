import { settings } from "../settings.ts";
import type { Alerts } from "./alerts.ts";
import { agentsDashboard } from "./dashboards/agents.ts";
import { contactCentreDashboard } from "./dashboards/contact-centre.ts";
import { emergencyDashboard } from "./dashboards/emergency.ts";
import { mainLineDashboard } from "./dashboards/main-line.ts";
import { passwordsDashboard } from "./dashboards/passwords.ts";
import type { PasswordAlerts } from "./password-alerts.ts";
import type { Storage } from "./storage.ts";
import { topicFor } from "./topic.ts";
import { type Watched as Agents, agentWatches } from "./watches/agents.ts";
import { contactCentreWatches } from "./watches/contact-centre.ts";
import { type Watched as Emergency, emergencyWatches } from "./watches/emergency.ts";
import { type Watched as MainLine, mainLineWatches } from "./watches/main-line.ts";
import { type Watched as Passwords, passwordWatches } from "./watches/passwords.ts";
import { watchEach } from "./watches/watch.ts";

type Rooms = {
  agents: Agents;
  mainLine: MainLine;
  emergency: Emergency & { alerts: Alerts };
  passwords: (Passwords & { alerts: PasswordAlerts }) | undefined;
};

/** Who runs it all is told what hurts whom, and sees a dashboard a capability where settings ask for them. */
export function operators(store: Storage, { agents, mainLine, emergency, passwords }: Rooms) {
  const topic = topicFor("Operators", settings.operators.alert, store.key);
  const told = {
    agents: watchEach(agentWatches(agents), topic),
    mainLine: watchEach(mainLineWatches(mainLine), topic),
    emergency: [...emergency.alerts.alarms, ...watchEach(emergencyWatches(emergency), topic)],
    contactCentre: watchEach(contactCentreWatches(), topic),
    passwords: passwords && [...(passwords.alerts?.alarms ?? []), ...watchEach(passwordWatches(passwords), topic)],
  };
  if (settings.operators.dashboards) {
    agentsDashboard(agents, store, told.agents);
    mainLineDashboard(mainLine, told.mainLine);
    emergencyDashboard(emergency, told.emergency);
    contactCentreDashboard(told.contactCentre);
    if (passwords && told.passwords) passwordsDashboard(passwords, told.passwords);
  }
  return { topic };
}

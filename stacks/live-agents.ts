import { settings } from "../settings.ts";
import { clockTime } from "./clock-time.ts";
import { instanceId as idOfInstance } from "./instance.ts";
import { instanceName } from "./names.ts";

/** As many as one person can write in at once. */
const CHATS = { channel: "CHAT", concurrency: 2 };

/** Where callers of the main line wait for an agent: when, how many, and which agents' profile serves them. */
export function liveAgents() {
  const { hours, mostWaiting } = settings.mainLine;
  const instanceId = idOfInstance();
  const name = instanceName("main line");
  const opening = new aws.connect.HoursOfOperation("MainLineHours", {
    instanceId,
    name,
    description: "When agents answer callers of the main line",
    timeZone: hours.timeZone,
    configs: hours.days.map((day) => ({ day, startTime: clockTime(hours.from), endTime: clockTime(hours.to) })),
  });
  const queue = new aws.connect.Queue("MainLineQueue", {
    instanceId,
    name,
    description: "Callers of the main line who want to talk to a person",
    hoursOfOperationId: opening.hoursOfOperationId,
    maxContacts: mostWaiting,
  });
  // Staff may write to the bot as well, and have to find somebody where it cannot help.
  const channels = [{ channel: "VOICE", concurrency: 1 }, ...(settings.passwords.offered ? [CHATS] : [])];
  new aws.connect.RoutingProfile("MainLineProfile", {
    instanceId,
    name,
    description: "Agents who answer callers of the main line",
    defaultOutboundQueueId: queue.queueId,
    mediaConcurrencies: channels,
    queueConfigs: channels.map(({ channel }) => ({ channel, delay: 0, priority: 1, queueId: queue.queueId })),
  });
  return { hours: { MainLine: opening }, queues: { MainLine: queue } };
}
export type LiveAgents = ReturnType<typeof liveAgents>;

import { MAIN_LINE, MOST_CONTACTS } from "../settings/contact-centre.ts";
import { settings } from "../settings.ts";
import { clockTime } from "./clock-time.ts";
import { newInstance } from "./instance.ts";
import type { LiveAgents } from "./live-agents.ts";

/** What agents of a new instance work in: hours, queues, routing profiles and security profiles, as settings name them. */
export function people({ queues: { MainLine } }: LiveAgents) {
  const instance = newInstance();
  if (!instance) return;
  const instanceId = instance.id;
  const { hours, queues, routingProfiles, securityProfiles } = settings.contactCentre;

  const opening = byName(hours, ({ name, timeZone, opens }) => {
    const configs = opens.flatMap(({ days, from, to }) =>
      days.map((day) => ({ day, startTime: clockTime(from), endTime: clockTime(to) })),
    );
    return new aws.connect.HoursOfOperation(`Hours-${name}`, { instanceId, name, timeZone, configs });
  });

  const waiting = byName(queues, ({ name, hours: named, mostContacts }) => {
    const { hoursOfOperationId } = known(opening, named);
    // Always told: the provider takes a bound that is left out later for 0, and the queue would take nobody.
    const maxContacts = mostContacts ?? MOST_CONTACTS;
    return new aws.connect.Queue(`Queue-${name}`, { instanceId, name, hoursOfOperationId, maxContacts });
  });
  waiting.set(MAIN_LINE, MainLine);

  for (const { name, description, channels, outboundQueue, queues: routed } of routingProfiles) {
    new aws.connect.RoutingProfile(`RoutingProfile-${name}`, {
      ...{ instanceId, name, description },
      defaultOutboundQueueId: known(waiting, outboundQueue).queueId,
      mediaConcurrencies: Object.entries(channels).map(([channel, concurrency]) => ({ channel, concurrency })),
      queueConfigs: routed.map(({ queue, channel, priority, delaySeconds }) => ({
        ...{ channel, priority, delay: delaySeconds },
        queueId: known(waiting, queue).queueId,
      })),
    });
  }
  for (const { name, description, permissions } of securityProfiles) {
    new aws.connect.SecurityProfile(`SecurityProfile-${name}`, { instanceId, name, description, permissions });
  }
}

const byName = <Thing extends { name: string }, Made>(things: Thing[], make: (thing: Thing) => Made) =>
  new Map(things.map((thing) => [thing.name, make(thing)]));

/** Settings were read, so that each name is there. */
function known<Made>(made: Map<string, Made>, name: string): Made {
  const one = made.get(name);
  if (one) return one;
  throw new Error(`there is no ${name} in contactCentre`);
}

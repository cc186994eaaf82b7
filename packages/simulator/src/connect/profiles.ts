import type { RoutingProfileQueueConfig } from "@aws-sdk/client-connect";
import { duplicate, invalidParameter, limitExceeded } from "./faults.ts";
import { checkTags } from "./field-rules.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import type { Profile, RoutedQueue } from "./resources.ts";
import { modification, pick, type Store } from "./store.ts";

type Names = "ListSecurityProfiles" | "ListRoutingProfiles" | "CreateSecurityProfile" | "CreateRoutingProfile";

/** Security and routing profiles, as users refer to them: permissions are not simulated. */
export function profileOperations(store: Store): Operations<Names> {
  const summary = (profile: Profile) => ({
    Id: profile.id,
    Arn: profile.arn,
    Name: profile.name,
    ...modification(store, profile),
  });
  return {
    async ListSecurityProfiles(input) {
      const { shown, NextToken } = page("ListSecurityProfiles", [...store.securityProfiles.values()], input, 1000);
      return { SecurityProfileSummaryList: shown.map(summary), NextToken };
    },
    async ListRoutingProfiles(input) {
      const { shown, NextToken } = page("ListRoutingProfiles", [...store.routingProfiles.values()], input, 1000);
      return { RoutingProfileSummaryList: shown.map(summary), NextToken };
    },
    async CreateSecurityProfile({ SecurityProfileName: name, Tags = {} }) {
      if (!/^[ a-zA-Z0-9_@-]{1,127}$/.test(name))
        throw invalidParameter("SecurityProfileName has 1 to 127 letters, digits, spaces and _ @ -.");
      checkTags(Tags);
      checkFree(store.securityProfiles, "security profile", name, store.quotas.securityProfiles);
      const profile = { ...store.enrol("securityProfile", undefined, { ...Tags }), name };
      store.securityProfiles.set(profile.id, profile);
      return { SecurityProfileId: profile.id, SecurityProfileArn: profile.arn };
    },
    async CreateRoutingProfile(input) {
      const { Name: name, Description: description, DefaultOutboundQueueId: defaultOutboundQueueId, Tags = {} } = input;
      if (name.length < 1 || name.length > 127) throw invalidParameter("Name has 1 to 127 characters.");
      checkTags(Tags);
      checkFree(store.routingProfiles, "routing profile", name, store.quotas.routingProfiles);
      const queues = (input.QueueConfigs ?? []).map((config) => routedQueue(store, config));
      const concurrencies = input.MediaConcurrencies.map((one) => ({ ...one }));
      const resource = store.enrol("routingProfile", undefined, { ...Tags });
      const profile = { ...resource, name, description, defaultOutboundQueueId, concurrencies, queues };
      store.routingProfiles.set(resource.id, profile);
      return { RoutingProfileId: resource.id, RoutingProfileArn: resource.arn };
    },
  };
}

function checkFree(taken: Map<string, Profile>, what: string, name: string, limit: number): void {
  if ([...taken.values()].some((profile) => profile.name === name)) throw duplicate(what, name);
  if (taken.size >= limit) throw limitExceeded(`${what}s`, limit);
}

/** https://docs.aws.amazon.com/connect/latest/APIReference/API_RoutingProfileQueueConfig.html */
function routedQueue(store: Store, { QueueReference, Priority, Delay }: RoutingProfileQueueConfig): RoutedQueue {
  const { QueueId = "", Channel: channel } = QueueReference ?? {};
  const { id: queueId } = pick(store.queues, "queue", QueueId);
  if (channel === undefined) throw invalidParameter("QueueReference.Channel is needed.");
  const [priority, delay] = [Priority ?? 0, Delay ?? -1];
  if (priority < 1 || priority > 99) throw invalidParameter("QueueConfigs.Priority must be 1 to 99.");
  if (delay < 0 || delay > 9999) throw invalidParameter("QueueConfigs.Delay must be 0 to 9999 seconds.");
  return { sequence: store.next(), queueId, channel, priority, delay };
}

import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { modification, pick, type Store } from "./store.ts";

/** Reads of a routing profile and of the queues that its users serve. */
export function routingProfileReads(store: Store): Operations<"DescribeRoutingProfile" | "ListRoutingProfileQueues"> {
  const find = (id: string) => pick(store.routingProfiles, "routing profile", id);
  return {
    async DescribeRoutingProfile({ RoutingProfileId }) {
      const profile = find(RoutingProfileId);
      const users = [...store.users.values()].filter(({ routingProfileId }) => routingProfileId === profile.id);
      return {
        RoutingProfile: {
          InstanceId: store.id,
          RoutingProfileId: profile.id,
          RoutingProfileArn: profile.arn,
          Name: profile.name,
          Description: profile.description,
          MediaConcurrencies: profile.concurrencies.map((one) => ({ ...one })),
          DefaultOutboundQueueId: profile.defaultOutboundQueueId,
          NumberOfAssociatedQueues: new Set(profile.queues.map(({ queueId }) => queueId)).size,
          NumberOfAssociatedUsers: users.length,
          Tags: { ...profile.tags },
          ...modification(store, profile),
        },
      };
    },
    /** One for each channel of a queue. */
    async ListRoutingProfileQueues(input) {
      const profile = find(input.RoutingProfileId);
      const { shown, NextToken } = page("ListRoutingProfileQueues", profile.queues, input, 100);
      const RoutingProfileQueueConfigSummaryList = shown.map(({ queueId, channel, priority, delay }) => {
        const { arn, name } = pick(store.queues, "queue", queueId);
        return {
          QueueId: queueId,
          QueueArn: arn,
          QueueName: name,
          Channel: channel,
          Priority: priority,
          Delay: delay,
        };
      });
      return { RoutingProfileQueueConfigSummaryList, NextToken, ...modification(store, profile) };
    },
  };
}

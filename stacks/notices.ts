import { resourceNameOf } from "../settings/e-mail.ts";
import { settings } from "../settings.ts";
import type { Storage } from "./storage.ts";

/** Where people hear that an upload has ended: a topic that anybody may subscribe to by e-mail. */
export function notices({ key }: Storage) {
  const topic = new sst.aws.SnsTopic("Uploads", { transform: { topic: { kmsMasterKeyId: key.arn } } });
  for (const endpoint of settings.agents.notify) {
    const name = `UploadsTo${resourceNameOf(endpoint)}`;
    new aws.sns.TopicSubscription(name, { topic: topic.arn, protocol: "email", endpoint });
  }
  return { topic };
}
export type Notices = ReturnType<typeof notices>;

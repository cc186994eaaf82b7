import { invalidParameter, notFound } from "./faults.ts";
import { checkTags } from "./field-rules.ts";
import type { Operations } from "./handlers.ts";
import type { Resource } from "./resources.ts";
import type { Store } from "./store.ts";

/** Tags of whatever has an ARN in the instance. */
export function tagOperations(store: Store): Operations<"TagResource" | "UntagResource" | "ListTagsForResource"> {
  const find = (arn: string): Resource => {
    const { users, routingProfiles, securityProfiles, groups, quickConnects, queues } = store;
    const { hours, flows, phoneNumbers, agentStatuses } = store;
    const maps: Map<string, Resource>[] = [users, routingProfiles, securityProfiles, groups, quickConnects, queues];
    const resources = [...maps, hours, flows, phoneNumbers, agentStatuses].flatMap((map) => [...map.values()]);
    const found = resources.find((resource) => resource.arn === arn);
    if (!found) throw notFound("resource", arn);
    return found;
  };
  const change = (resource: Resource, tags: Record<string, string>) => {
    checkTags(tags);
    Object.assign(resource, { tags, modifiedAt: store.now() });
  };
  return {
    async TagResource({ resourceArn, tags }) {
      const resource = find(resourceArn);
      checkCount(Object.keys(tags));
      change(resource, { ...resource.tags, ...tags });
    },
    async UntagResource({ resourceArn, tagKeys }) {
      const resource = find(resourceArn);
      checkCount(tagKeys);
      const left = Object.entries(resource.tags).filter(([key]) => !tagKeys.includes(key));
      change(resource, Object.fromEntries(left));
    },
    async ListTagsForResource({ resourceArn }) {
      return { tags: { ...find(resourceArn).tags } };
    },
  };
}

function checkCount({ length }: string[]): void {
  if (length < 1 || length > 50) throw invalidParameter("1 to 50 tags at a time.");
}

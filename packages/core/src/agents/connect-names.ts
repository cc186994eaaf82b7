import {
  ListQueueQuickConnectsCommand,
  ListQueuesCommand,
  ListRoutingProfilesCommand,
  ListSecurityProfilesCommand,
  ListUsersCommand,
  SearchPredefinedAttributesCommand,
  SearchQuickConnectsCommand,
  SearchUserHierarchyGroupsCommand,
} from "@aws-sdk/client-connect";
import { type Connect, call } from "./connect-calls.ts";
import type { Names } from "./users.ts";

/** The largest pages that the list operations give, and the search (API reference, MaxResults). */
const LIST = 1000;
const SEARCH = 100;

type Page<Item> = { items: Item[]; next: string | undefined };
type Named = {
  Id?: string | undefined;
  Name?: string | undefined;
  Username?: string | undefined;
  LastModifiedTime?: Date | undefined;
};

/** The names in one instance, through Connect's API, page by page. */
export function connectNames(connect: Connect): Names {
  const { client, instanceId: InstanceId } = connect;
  const from = (NextToken: string | undefined, MaxResults: number) => ({ InstanceId, NextToken, MaxResults });

  return {
    routingProfiles: () =>
      names((token) =>
        call("ListRoutingProfiles", connect, async () => {
          const page = await client.send(new ListRoutingProfilesCommand(from(token, LIST)));
          return { items: page.RoutingProfileSummaryList ?? [], next: page.NextToken };
        }),
      ),
    securityProfiles: () =>
      names((token) =>
        call("ListSecurityProfiles", connect, async () => {
          const page = await client.send(new ListSecurityProfilesCommand(from(token, LIST)));
          return { items: page.SecurityProfileSummaryList ?? [], next: page.NextToken };
        }),
      ),
    users: () =>
      names((token) =>
        call("ListUsers", connect, async () => {
          const page = await client.send(new ListUsersCommand(from(token, LIST)));
          return { items: page.UserSummaryList ?? [], next: page.NextToken };
        }),
      ),
    async *hierarchyGroups() {
      const groups = pages((token) =>
        call("SearchUserHierarchyGroups", connect, async () => {
          const page = await client.send(new SearchUserHierarchyGroupsCommand(from(token, SEARCH)));
          return { items: page.UserHierarchyGroups ?? [], next: page.NextToken };
        }),
      );
      for await (const { Id, HierarchyPath: path } of groups) {
        const levels = [path?.LevelOne, path?.LevelTwo, path?.LevelThree, path?.LevelFour, path?.LevelFive];
        if (Id) yield { id: Id, path: levels.flatMap((level) => level?.Name ?? []) };
      }
    },
    async *skills() {
      const attributes = pages((token) =>
        call("SearchPredefinedAttributes", connect, async () => {
          const page = await client.send(new SearchPredefinedAttributesCommand(from(token, SEARCH)));
          return { items: page.PredefinedAttributes ?? [], next: page.NextToken };
        }),
      );
      for await (const { Name: name = "", Values } of attributes) {
        for (const value of Values?.StringList ?? []) yield { name, value };
      }
    },
    async *quickConnects() {
      const found = pages((token) =>
        call("SearchQuickConnects", connect, async () => {
          const page = await client.send(new SearchQuickConnectsCommand(from(token, SEARCH)));
          return { items: page.QuickConnects ?? [], next: page.NextToken };
        }),
      );
      for await (const { QuickConnectId: id = "", Name: name = "", QuickConnectConfig: config } of found) {
        if (config?.UserConfig?.UserId) yield { id, name, userId: config.UserConfig.UserId };
      }
    },
    queues: () =>
      names((token) =>
        call("ListQueues", connect, async () => {
          const page = await client.send(new ListQueuesCommand({ ...from(token, LIST), QueueTypes: ["STANDARD"] }));
          return { items: page.QueueSummaryList ?? [], next: page.NextToken };
        }),
      ),
    async *offeredIn(QueueId) {
      const found = pages((token) =>
        call("ListQueueQuickConnects", connect, async () => {
          const page = await client.send(new ListQueueQuickConnectsCommand({ ...from(token, SEARCH), QueueId }));
          return { items: page.QuickConnectSummaryList ?? [], next: page.NextToken };
        }),
      );
      for await (const { Id } of found) if (Id) yield Id;
    },
  };
}

async function* pages<Item>(read: (token: string | undefined) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let token: string | undefined;
  do {
    const { items, next } = await read(token);
    yield* items;
    token = next;
  } while (token);
}

async function* names(read: (token: string | undefined) => Promise<Page<Named>>) {
  for await (const { Id, Name, Username, LastModifiedTime } of pages(read)) {
    if (Id) yield { id: Id, name: Name ?? Username ?? "", modified: LastModifiedTime?.getTime() };
  }
}

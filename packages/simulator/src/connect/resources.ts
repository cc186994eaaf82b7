import type {
  PredefinedAttribute as Attribute,
  MediaConcurrency,
  QuickConnectConfig,
  UserIdentityInfo,
} from "@aws-sdk/client-connect";
import type { Hours as OpeningHours } from "../phone/exchange.ts";
import type { StartingFlow, StartingUser } from "./instance.ts";
import type { Channel, PhoneSettings } from "./phone-settings.ts";

/** `sequence` rises with each resource: pages go by it, so that a deletion between two pages skips nothing. */
export type Resource = {
  id: string;
  arn: string;
  sequence: number;
  tags: Record<string, string>;
  /** Milliseconds since the epoch. */
  modifiedAt: number;
};
export type Profile = Resource & { name: string };
/** `delay` in seconds; the queue is that of one channel. */
export type RoutedQueue = { sequence: number; queueId: string; channel: Channel; priority: number; delay: number };
export type RoutingProfile = Profile & {
  description?: string | undefined;
  defaultOutboundQueueId?: string | undefined;
  concurrencies: MediaConcurrency[];
  queues: RoutedQueue[];
};
/** `level` counts from 0, the top. */
export type Group = Profile & { level: number; parentId?: string };
export type QuickConnect = Profile & { description?: string | undefined; config: QuickConnectConfig };
export type Queue = Profile & {
  quickConnectIds: ReadonlySet<string>;
  hoursId?: string | undefined;
  /** As many contacts as may wait; nothing is no limit. */
  maxContacts?: number | undefined;
  /** Contacts that wait already. */
  waiting: number;
};
export type Hours = Profile & Pick<OpeningHours, "timeZone" | "config">;
export type Flow = Profile & Pick<StartingFlow, "type" | "content">;
export type PhoneNumber = Resource & { number: string; flowId: string };
/** Has no ARN; its id is that of its association with the instance. */
export type SecurityKey = Pick<Resource, "id" | "sequence"> & {
  /** In PEM. */
  key: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
};
/** `ROUTABLE` where contacts are routed to the agent. */
export type AgentStatus = Resource & { name: StartingUser["status"]; type: "ROUTABLE" | "OFFLINE" };
/** Has neither an id nor an ARN: its name is its key. */
export type PredefinedAttribute = Pick<Resource, "sequence" | "modifiedAt"> &
  Pick<Attribute, "Purposes" | "AttributeConfiguration"> & { name: string; values: string[] };
/** One value of a predefined attribute in which a user is so good; `level` from 1 to 5. */
export type Proficiency = { sequence: number; name: string; value: string; level: number };
export type User = Resource & {
  login: string;
  passwordHash?: Buffer;
  identity: UserIdentityInfo;
  directoryUserId?: string | undefined;
  routingProfileId: string;
  securityProfileIds: string[];
  hierarchyGroupId?: string | undefined;
  phone: PhoneSettings;
  proficiencies: Proficiency[];
  status: StartingUser["status"];
  /** Before this moment only CreateUser knows the user. */
  visibleAt: number;
};

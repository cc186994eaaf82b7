import { randomUUID } from "node:crypto";
import type * as Connect from "@aws-sdk/client-connect";
import { fault } from "../wire/fault.ts";
import type { Call, Handlers } from "../wire/handlers.ts";
import type { Members } from "../wire/schema.ts";
import { agentStatusOperations } from "./agent-statuses.ts";
import { instanceArn } from "./arn.ts";
import { flowReads } from "./contact-flows.ts";
import { userCreation } from "./create-user.ts";
import { type OrphanedQuickConnects, userDeletion } from "./delete-user.ts";
import { instanceReads } from "./describe-instance.ts";
import { type TelephoneParts, telephoneParts } from "./exchange.ts";
import { notFound, throttled } from "./faults.ts";
import { fill } from "./fill.ts";
import { hierarchyOperations } from "./hierarchy.ts";
import { hoursReads } from "./hours-of-operation.ts";
import type { Instance } from "./instance.ts";
import { phoneNumberReads } from "./phone-numbers.ts";
import { predefinedAttributeOperations } from "./predefined-attributes.ts";
import { proficiencyOperations } from "./proficiencies.ts";
import { profileOperations } from "./profiles.ts";
import { queueOperations } from "./queues.ts";
import { quickConnectOperations } from "./quick-connects.ts";
import { userReads } from "./read-users.ts";
import { routingProfileReads } from "./routing-profiles.ts";
import { securityKeyReads } from "./security-keys.ts";
import { snapshotOf, type UserSnapshot } from "./snapshot.ts";
import { emptyStore, isPassword, type Store, userByLogin } from "./store.ts";
import { tagOperations } from "./tags.ts";
import { type Quota, type Sharing, type TokenBuckets, tokenBuckets } from "./token-bucket.ts";
import { userUpdates } from "./update-user.ts";

export type ConnectOptions = {
  instance: Instance;
  region: string;
  account: string;
  /** Requests a second of each operation; 2 by default. */
  rate?: number;
  /** How many of an operation may come at once; 5 by default. */
  burst?: number;
  /** Operations with a quota of their own, by name; none where all share one bucket. */
  quotas?: Record<string, Quota>;
  /** `per operation` by default. */
  buckets?: Sharing;
  /** Milliseconds for which reads do not see a new user; 300 by default. */
  blindness?: number;
  /** What DeleteUser does with a user who has quick connects; `refused` by default. */
  orphanedQuickConnects?: OrphanedQuickConnects;
  /** Told of each throttled call. */
  throttled?: (operation: string) => void;
  /** Milliseconds since the epoch. */
  now?: () => number;
  newId?: () => string;
};

/** The simulated instance, and a look into it for tests and people. */
export type OpenInstance = {
  instanceId: string;
  instanceArn: string;
  /** Every user with names for ids, sorted by login. */
  snapshot(): UserSnapshot[];
  /** How many users there are. */
  userCount(): number;
  /** The login of a user by id, also of one who was deleted. */
  loginOf(userId: string): string | undefined;
  /** Whether this is the password; false too where there is no such user or password. */
  checkPassword(login: string, password: string): boolean;
  /** What the telephone needs of the instance, as it is at this moment. */
  exchange(): TelephoneParts;
  /** Carries an operation out for a caller within this process; throws what Connect's client would. */
  carryOut(operation: string, input: object): Promise<object>;
  /** The quota that an operation has now. */
  quotaOf(operation: string): Quota;
  /** Changes a quota from now on; `*` that of every operation without one of its own. */
  setQuota(operation: string, quota: Quota): void;
  /**
   * Another caller of the same account from now on, who makes so many calls of an operation a second, evenly; `*` of every
   * operation without a tenant of its own. 0 ends it.
   */
  setTenant(operation: string, ratePerSecond: number): void;
  /** Every operation that is simulated, by its name. */
  handlers: Handlers<typeof Connect>;
};

/** An Amazon Connect instance: users and what they refer to, with AWS's rules, quotas and delays. */
export function openInstance(options: ConnectOptions): OpenInstance {
  const { instance, region, account, rate = 2, burst = 5, quotas, buckets: sharing, blindness = 300 } = options;
  const { now = Date.now, newId = randomUUID, orphanedQuickConnects = "refused" } = options;
  const store = emptyStore(instance, { region, account, now, newId, blindness });
  fill(store, instance);
  const buckets = tokenBuckets(now, { rate, burst }, quotas, sharing);
  const all: Handlers<typeof Connect> = {
    ...instanceReads(store),
    ...userCreation(store),
    ...userReads(store),
    ...userUpdates(store),
    ...userDeletion(store, orphanedQuickConnects),
    ...profileOperations(store),
    ...routingProfileReads(store),
    ...hierarchyOperations(store),
    ...quickConnectOperations(store),
    ...queueOperations(store),
    ...hoursReads(store),
    ...flowReads(store),
    ...phoneNumberReads(store),
    ...securityKeyReads(store),
    ...agentStatusOperations(store),
    ...predefinedAttributeOperations(store),
    ...proficiencyOperations(store),
    ...tagOperations(store),
  };
  const handlers = guarded(all, store, buckets, options.throttled);
  return {
    handlers,
    instanceId: store.id,
    instanceArn: store.arn,
    snapshot: () => snapshotOf(store),
    userCount: () => store.users.size,
    loginOf: (userId) => store.logins.get(userId),
    checkPassword: (login, password) => isPassword(store, userByLogin(store, login), password),
    exchange: () => telephoneParts(store),
    async carryOut(operation, input) {
      const handler = Reflect.get(handlers, operation);
      if (!handler) throw fault("NotImplemented", `NotImplemented: connect ${operation}`, 501);
      return (await handler(structuredClone(input), { service: "Connect", operation, requestId: newId() })) ?? {};
    },
    quotaOf: buckets.quotaOf,
    setQuota: buckets.setQuota,
    setTenant: buckets.setTenant,
  };
}

/** Before each operation: a token of its bucket, then the instance, by its id or its ARN. */
function guarded<H extends object>(handlers: H, store: Store, buckets: TokenBuckets, tell?: (name: string) => void): H {
  type Handler = (input: Members, call: Call) => Promise<unknown>;
  const guard = (handler: Handler) => async (input: Members, call: Call) => {
    if (!buckets.take(call.operation)) {
      tell?.(call.operation);
      throw throttled();
    }
    const { InstanceId: instanceId } = input;
    if (instanceId !== undefined && instanceArn(store, instanceId) !== store.arn)
      throw notFound("instance", instanceId);
    return handler(input, call);
  };
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, guard(handler)])) as H;
}

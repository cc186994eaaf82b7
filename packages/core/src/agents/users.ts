import type { Channel } from "./channels.ts";
import type { PhoneType, Proficiency, Wanted } from "./wanted.ts";

/** A user of the instance, as DescribeUser tells of it. A setting that is not set is not there. */
export type User = {
  id: string;
  arn: string;
  login: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  secondaryEmail?: string | undefined;
  mobile?: string | undefined;
  routingProfileId?: string | undefined;
  securityProfileIds: string[];
  hierarchyGroupId?: string | undefined;
  phone: Phone;
  /** Those of AWS's own (`aws:…`), which nobody else may set, left out. */
  tags: Record<string, string>;
};

/** A user as a search tells of it, which leaves out e-mail addresses and mobile number. */
export type Glimpse = Omit<User, "email" | "secondaryEmail" | "mobile">;

export type Phone = {
  phoneType: PhoneType;
  deskNumber?: string | undefined;
  autoAccept: Record<Channel, boolean>;
  /** Seconds; 0 is no limit. */
  afterContactWork: Record<Channel, number>;
  persistentConnection: boolean;
};

/**
 * What is to change of a phone; what is not named stays, settings that no file can say included. Of a setting that differs
 * by channel every channel is given: ⚠ AWS does not say that a list leaves the channels alone that it does not name.
 */
export type PhoneChange = {
  number?: { phoneType: PhoneType; deskNumber: string | undefined };
  autoAccept?: Record<Channel, boolean>;
  afterContactWork?: Record<Channel, number>;
  persistentConnection?: boolean;
};

export type Identity = Pick<User, "firstName" | "lastName" | "email" | "secondaryEmail" | "mobile">;

/** What is asked of Connect for one user; each is one call, and waits for its turn in the shared limiter. */
export interface Users {
  /** Gives the user's id. Throws Refused `DuplicateResource` where the login is taken. */
  create(wanted: Wanted): Promise<string>;
  describe(id: string): Promise<User>;
  /** Up to 100 users by their ids, in one call; one that is not found is left out. */
  glimpse(ids: string[]): Promise<Map<string, Glimpse>>;
  /** The user of that login, letter case ignored; right after its creation it may not be found yet. */
  find(login: string): Promise<{ id: string } | undefined>;
  proficiencies(id: string): Promise<Proficiency[]>;
  changeIdentity(id: string, identity: Identity): Promise<void>;
  changePhone(id: string, change: PhoneChange): Promise<void>;
  changeRoutingProfile(id: string, routingProfileId: string): Promise<void>;
  changeSecurityProfiles(id: string, securityProfileIds: string[]): Promise<void>;
  /** `undefined` takes the user out of the hierarchy. */
  changeHierarchy(id: string, hierarchyGroupId: string | undefined): Promise<void>;
  addProficiencies(id: string, proficiencies: Proficiency[]): Promise<void>;
  changeProficiencies(id: string, proficiencies: Proficiency[]): Promise<void>;
  takeProficiencies(id: string, proficiencies: Omit<Proficiency, "level">[]): Promise<void>;
  tag(arn: string, tags: Record<string, string>): Promise<void>;
  untag(arn: string, keys: string[]): Promise<void>;
  /** `absent` where there is no such user any more. */
  remove(id: string): Promise<"removed" | "absent">;
  removeQuickConnect(id: string): Promise<"removed" | "absent">;
}

/** The user is there, and Connect does not see it: not yet, or not any more. */
export class NotSeen extends Error {
  override readonly name = "NotSeen";
}

/** What is asked of Connect once an upload: names and their ids. */
export interface Names {
  routingProfiles(): AsyncIterable<Name>;
  securityProfiles(): AsyncIterable<Name>;
  /** With the names of all levels, the first level first. */
  hierarchyGroups(): AsyncIterable<{ id: string; path: string[] }>;
  /** `modified` is when the user was last changed, in milliseconds since the epoch. */
  users(): AsyncIterable<Name & { modified?: number | undefined }>;
  /** What agents may be good at. */
  skills(): AsyncIterable<Omit<Proficiency, "level">>;
  /** Quick connects that lead to an agent. */
  quickConnects(): AsyncIterable<Name & { userId: string }>;
  queues(): AsyncIterable<Name>;
  /** The ids of the quick connects that agents who work in a queue are offered. */
  offeredIn(queueId: string): AsyncIterable<string>;
}
export type Name = { id: string; name: string };

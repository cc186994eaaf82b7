import type { PhoneType, Wanted } from "./wanted.ts";

/** A user of the instance, as DescribeUser tells of it. A setting that is not set is not there. */
export type User = {
  id: string;
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
};

/** A user as a search tells of it, which leaves out e-mail addresses and mobile number. */
export type Glimpse = Omit<User, "email" | "secondaryEmail" | "mobile">;

export type Phone = {
  phoneType: PhoneType;
  deskNumber?: string | undefined;
  /** For calls. */
  autoAccept: boolean;
  /** Seconds, on every channel; 0 is no limit, and nothing is there where channels differ. */
  afterContactWork?: number | undefined;
};

/** What is to change of a phone; what is not named stays, settings that no file can say included. */
export type PhoneChange = {
  number?: { phoneType: PhoneType; deskNumber: string | undefined };
  autoAccept?: boolean;
  afterContactWork?: number;
};

export type Identity = Pick<User, "firstName" | "lastName" | "email" | "secondaryEmail" | "mobile">;

/** What is asked of Connect for one user; each is one call, and waits for its turn in the shared limiter. */
export interface Users {
  /** Throws Refused `DuplicateResource` where the login is taken. */
  create(wanted: Wanted): Promise<void>;
  describe(id: string): Promise<User>;
  /** Up to 100 users by their ids, in one call; one that is not found is left out. */
  glimpse(ids: string[]): Promise<Map<string, Glimpse>>;
  /** The user of that login, letter case ignored; right after its creation it may not be found yet. */
  find(login: string): Promise<{ id: string } | undefined>;
  changeIdentity(id: string, identity: Identity): Promise<void>;
  changePhone(id: string, change: PhoneChange): Promise<void>;
  changeRoutingProfile(id: string, routingProfileId: string): Promise<void>;
  changeSecurityProfiles(id: string, securityProfileIds: string[]): Promise<void>;
  /** `undefined` takes the user out of the hierarchy. */
  changeHierarchy(id: string, hierarchyGroupId: string | undefined): Promise<void>;
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
}
export type Name = { id: string; name: string };

import { pathTo } from "./groups.ts";
import type { Channel } from "./phone-settings.ts";
import type { Profile, User } from "./resources.ts";
import type { Store } from "./store.ts";

/** A user with names for ids and without the password, for comparing states. */
export type UserSnapshot = {
  id: string;
  login: string;
  firstName: string | undefined;
  lastName: string | undefined;
  email: string | undefined;
  secondaryEmail: string | undefined;
  mobile: string | undefined;
  routingProfile: string | undefined;
  /** Sorted. */
  securityProfiles: string[];
  /** Names from the top group down; empty where the user is in none. */
  hierarchy: string[];
  phoneType: "SOFT_PHONE" | "DESK_PHONE";
  deskPhoneNumber: string | undefined;
  autoAccept: Record<Channel, boolean>;
  /** Seconds. */
  afterContactWork: Record<Channel, number>;
  persistentConnection: boolean;
  /** Sorted by name, then by value. */
  proficiencies: { name: string; value: string; level: number }[];
  tags: Record<string, string>;
};

/** All users, those that reads do not see yet included, sorted by login. */
export function snapshotOf(store: Store): UserSnapshot[] {
  const byLogin = (a: UserSnapshot, b: UserSnapshot) => (a.login < b.login ? -1 : 1);
  return [...store.users.values()].map((user) => snapshotUser(store, user)).sort(byLogin);
}

function snapshotUser(store: Store, user: User): UserSnapshot {
  const { identity, phone } = user;
  const nameOf = (profiles: Map<string, Profile>, id: string) => profiles.get(id)?.name;
  return {
    id: user.id,
    login: user.login,
    firstName: identity.FirstName,
    lastName: identity.LastName,
    email: identity.Email,
    secondaryEmail: identity.SecondaryEmail,
    mobile: identity.Mobile,
    routingProfile: nameOf(store.routingProfiles, user.routingProfileId),
    securityProfiles: user.securityProfileIds.map((id) => nameOf(store.securityProfiles, id) ?? id).sort(),
    hierarchy: pathTo(store, user.hierarchyGroupId).map(({ name }) => name),
    phoneType: phone.phoneType,
    deskPhoneNumber: phone.deskPhoneNumber,
    autoAccept: { ...phone.autoAccept },
    afterContactWork: { ...phone.afterContactWork },
    persistentConnection: phone.persistentConnection,
    proficiencies: user.proficiencies.map(({ name, value, level }) => ({ name, value, level })).sort(byNameAndValue),
    tags: { ...user.tags },
  };
}

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
type Valued = { name: string; value: string };
const byNameAndValue = (a: Valued, b: Valued) => compare(a.name, b.name) || compare(a.value, b.value);

/** A user of the instance, with names for ids. */
export type UserTold = {
  login: string;
  name: string;
  routingProfile: string;
  securityProfiles: string[];
  /** From the top down. */
  hierarchy: string[];
  phone: string;
  last?: ChangeTold;
};

/** A call to Amazon Connect that changes a user. */
export type ChangeTold = {
  /** Milliseconds since the epoch. */
  at: number;
  login: string;
  /** The API's operation, e.g. `UpdateUserPhoneConfig`. */
  operation: string;
  /** The error's code, where it failed. */
  code?: string;
};

/** How many users the instance has, and what changed last. */
export type UsersTold = { count: number; last?: ChangeTold };

export type UserListTold = { users: UserTold[]; total: number; page: number; pageSize: number };

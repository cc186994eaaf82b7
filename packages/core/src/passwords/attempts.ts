/** What attempts are counted for. Whoever calls without a number, or writes, shares one count with all others who do. */
export type CountOf = "account" | "caller" | "without a number";

export type Attempt = {
  of: CountOf;
  /** Whose count it is: an object's id, or a digest; never a number or a login in clear. */
  key: string;
  /** One attempt; the same where it is repeated. */
  id: string;
  /** Attempts that are let through before the lock. */
  most: number;
  /** How long the lock lasts. */
  lockMinutes: number;
};

/** Counts of attempts, each one made before anything is compared. */
export interface Attempts {
  /**
   * `counted`, or `again` where this attempt was counted before; `locked`, and it is not counted, where there are `most` others.
   * A lock ends so many minutes after the last attempt that was counted: those that it refuses do not prolong it. That of
   * `without a number` ends so many minutes after the first, since its attempts never stop where many people write.
   */
  count(attempt: Attempt): Promise<"counted" | "again" | "locked">;
}

/** Attempts that are let through before the lock, and how long it lasts. */
export type ResetLimits = { perAccount: number; perCaller: number; withoutNumber: number; lockMinutes: number };

/** What sends are limited by. */
export type SendLimit = "number" | "line";

/** Counts of what was sent, by hours of the clock. */
export interface Sends {
  /** Counts a send by its id, once; false, and it is not counted, where there are `most` others in this hour. */
  count(send: { limit: SendLimit; of: string; id: string; most: number }): Promise<boolean>;
}

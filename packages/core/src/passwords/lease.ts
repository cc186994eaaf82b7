import * as z from "zod/mini";

/** How a request ended that may have changed a password. */
export const Ended = z.object({
  outcome: z.enum(["reset", "unsent", "unknown", "unavailable", "unable"]),
  code: z.string(),
  /** Why the text was not taken, where it was not. */
  undelivered: z.optional(z.string()),
});
export type Ended = z.infer<typeof Ended>;

/** One request for one account, by its object's id. */
export type LeaseOf = { account: string; id: string };

/** Who may reset an account's password at the moment, and how requests ended. */
export interface Leases {
  /**
   * `taken` where this run alone may go on, for LEASE_SECONDS; `underway` where another one may, of this request or another.
   * Else how this request ended, for whoever repeats it.
   */
  take(of: LeaseOf): Promise<"taken" | "underway" | Ended>;
  /** Remembers for ENDED_SECONDS how the request ended. The lease lasts on, so that nobody undoes at once what was done. */
  end(of: LeaseOf, ended: Ended): Promise<void>;
  /** Lets the next request take the lease, unless it has by now. */
  release(of: LeaseOf): Promise<void>;
}

/** More than a reset may take, so that whoever takes over a lease that is past meets nobody. */
export const LEASE_SECONDS = 15;

/** Longer than anybody repeats a request, and short enough for whoever asks for the same once more in one conversation. */
export const ENDED_SECONDS = 300;

import * as z from "zod";

/** Who runs it, and what they want to be told of. */
export const Operators = z.strictObject({
  /** Who gets an e-mail when something hurts managers, callers, administrators or staff; AWS asks each of them to confirm. */
  alert: z.array(z.email()).max(100),
  /**
   * US dollars of SMS in a calendar month, of the whole account in this Region, from which they are told. At the account's own
   * limit SNS sends no more: 1 dollar, until AWS has raised it. Four fifths of it leave time for that.
   */
  smsSpendDollars: z.number().positive().max(1_000_000),
  /** As many calls within 15 minutes that agents let ring, or that find the main line's queue full, are told. */
  unanswered: z.int().min(1).max(10_000),
  /** Whether there is a dashboard for each capability: 3 US dollars a month each, from the account's fourth on. */
  dashboards: z.boolean(),
});

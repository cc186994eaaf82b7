import * as z from "zod";

const Bucket = z.object({
  /** Calls a second. */
  ratePerSecond: z.number().positive(),
  /** Calls that may come at once. */
  burst: z.int().positive(),
});
/** What is allowed of one operation. */
export type Quota = z.infer<typeof Bucket>;

/** What an account allows: of each operation, unless the operation has a quota of its own. */
export const Quotas = Bucket.extend({
  operations: z.record(z.string(), Bucket).default({}),
  /** `shared` where all operations take from one bucket. */
  buckets: z.enum(["per operation", "shared"]).default("per operation"),
});
export type Quotas = z.infer<typeof Quotas>;

/** The bucket that an operation takes from, and its quota. */
export function bucketOf(operation: string, quotas: Quotas): { bucket: string; quota: Quota } {
  const { ratePerSecond, burst, operations, buckets } = quotas;
  if (buckets === "shared") return { bucket: "all", quota: { ratePerSecond, burst } };
  return { bucket: operation, quota: operations[operation] ?? { ratePerSecond, burst } };
}

import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "../clock.ts";

/** Shares one quota among any number of callers. */
export interface Limiter {
  /** Resolves when the caller may make one call of `operation`; throws TooLate where that is after `deadline` (ms). */
  slot(operation: string, deadline: number): Promise<void>;
}

/** There is a slot, but not before the caller has to stop; the work is to be tried again later. */
export class TooLate extends Error {
  override readonly name = "TooLate";
}

export type Quota = {
  /** Calls a second of one operation. */
  ratePerSecond: number;
  /** Calls of one operation that may come at once. */
  burst: number;
};

/** How much later (ms) one call may arrive than another that left with it, on a busy machine. */
const JITTER = 200;

/**
 * A GCRA bucket an operation, kept in DynamoDB: one conditional update reserves the next slot and says when it starts,
 * so that it is exact for any number of processes, none of which keeps a bucket of its own.
 * `nextAt` is the time (ms) at which the bucket would be full again (GCRA's theoretical arrival time).
 */
export function dynamoLimiter(options: {
  client: DynamoDBDocumentClient;
  table: string;
  quota: Quota;
  clock: Clock;
}): Limiter {
  const { client, table, quota, clock } = options;
  const interval = 1000 / quota.ratePerSecond;
  // A part of the burst is left as slack: calls that leave evenly do not arrive evenly.
  const tolerance = Math.max(0, (quota.burst - 1) * interval - Math.max(interval, JITTER));

  async function move(operation: string, now: number, isBusy: boolean): Promise<number | undefined> {
    const command = new UpdateCommand({
      TableName: table,
      Key: { pk: `limiter#${operation}`, sk: "bucket" },
      UpdateExpression: isBusy ? "ADD nextAt :step" : "SET nextAt = :to",
      ConditionExpression: isBusy ? "nextAt >= :now" : "attribute_not_exists(nextAt) OR nextAt < :now",
      ExpressionAttributeValues: isBusy ? { ":step": interval, ":now": now } : { ":to": now + interval, ":now": now },
      ReturnValues: "UPDATED_NEW",
    });
    try {
      const { Attributes } = await client.send(command);
      return Number(Attributes?.nextAt);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  return {
    async slot(operation, deadline) {
      for (;;) {
        const now = clock.now();
        const nextAt = (await move(operation, now, true)) ?? (await move(operation, now, false));
        if (nextAt === undefined) continue; // another caller moved the bucket between the two
        const start = nextAt - interval - tolerance;
        if (start > deadline) throw new TooLate(`the next ${operation} may start in ${Math.ceil(start - now)} ms`);
        const wait = start - clock.now();
        if (wait > 0) await clock.sleep(wait);
        return;
      }
    },
  };
}

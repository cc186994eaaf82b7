import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "../clock.ts";

/** Shares one quota among any number of callers. */
export interface Limiter {
  /** Resolves when the caller may make one call of `operation`; throws TooLate where that is after `deadline` (ms). */
  slot(operation: string, deadline: number): Promise<void>;
}

/** The next slot is not before the caller has to stop. None is reserved; the work is to be tried again later. */
export class TooLate extends Error {
  override readonly name = "TooLate";
  /** Milliseconds until the next slot. */
  readonly wait: number;

  constructor(operation: string, wait: number) {
    super(`the next ${operation} may start in ${Math.ceil(wait)} ms`);
    this.wait = wait;
  }
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

  /** The bucket's new `nextAt`; `undefined` where the condition does not hold, and nothing is reserved. */
  async function update(
    operation: string,
    input: Pick<UpdateCommandInput, "UpdateExpression" | "ConditionExpression">,
    values: object,
  ) {
    const command = new UpdateCommand({
      TableName: table,
      Key: keyOf(operation),
      ...input,
      ExpressionAttributeValues: { ...values },
      ReturnValues: "UPDATED_NEW",
    });
    try {
      return Number((await client.send(command)).Attributes?.nextAt);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
  /** After the calls that are reserved already, unless that would be too late. */
  const queueUp = (operation: string, now: number, latest: number) =>
    update(
      operation,
      { UpdateExpression: "ADD nextAt :step", ConditionExpression: "nextAt BETWEEN :now AND :latest" },
      { ":step": interval, ":now": now, ":latest": Math.max(now, latest) },
    );
  const startAnew = (operation: string, now: number) =>
    update(
      operation,
      { UpdateExpression: "SET nextAt = :to", ConditionExpression: "attribute_not_exists(nextAt) OR nextAt < :now" },
      { ":to": now + interval, ":now": now },
    );
  async function startOfNext(operation: string): Promise<number> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: keyOf(operation), ConsistentRead: true }),
    );
    return Number(Item?.nextAt ?? 0) - tolerance;
  }

  return {
    async slot(operation, deadline) {
      for (;;) {
        const now = clock.now();
        if (now > deadline) throw new TooLate(operation, 0);
        const latest = Math.min(deadline, now + A_YEAR) + tolerance;
        const nextAt = (await queueUp(operation, now, latest)) ?? (await startAnew(operation, now));
        if (nextAt === undefined) {
          const next = await startOfNext(operation);
          if (next > deadline) throw new TooLate(operation, next - now);
          continue; // another caller moved the bucket between the two
        }
        const wait = nextAt - interval - tolerance - clock.now();
        if (wait > 0) await clock.sleep(wait);
        return;
      }
    },
  };
}

const keyOf = (operation: string) => ({ pk: `limiter#${operation}`, sk: "bucket" });
/** DynamoDB takes no infinity. */
const A_YEAR = 365 * 24 * 3600_000;

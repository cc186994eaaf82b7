import { openPinsTable, type PinsTableOptions } from "../pins/pins-table.ts";
import type { Attempt, Attempts } from "./attempts.ts";

/** Each further round follows a write of somebody else's at the same moment, or the end of a lock. */
const MOST_ROUNDS = 10;

/**
 * Attempts in a DynamoDB table: `attempts#OF#KEY` has the ids of those that count until `endsAt` (milliseconds), whether the
 * item has been removed by then or not. A count is one read and one write, whatever comes of it, so that its time does not tell
 * of a lock; more only where others write at the same moment.
 */
export function dynamoAttempts(options: PinsTableOptions): Attempts {
  const { get, update, now, seconds } = openPinsTable(options);
  return {
    async count(attempt) {
      const { of, key, id, most, lockMinutes } = attempt;
      const pk = `attempts#${of}#${key}`;
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const seen = lookAt(await get(pk), attempt, now());
        const endsAt = now() + lockMinutes * 60_000;
        const values = { ":ids": new Set([id]), ":endsAt": endsAt, ":expiresAt": seconds(endsAt), ":now": now() };
        const counted = await update(
          pk,
          seen === "over"
            ? { ...FIRST, ExpressionAttributeValues: values }
            : {
                ...(of === "without a number" ? NEXT_OF_ALL : NEXT),
                ExpressionAttributeValues: { ...values, ":id": id, ":most": most },
              },
        );
        if (counted) return "counted";
        if (seen === "again") return "again";
        if (seen === "full") return "locked";
      }
      throw new Error(`an attempt could not be counted in ${MOST_ROUNDS} rounds`);
    },
  };
}

/** What is seen may be over by the time of the write, which decides. */
function lookAt(
  item: Record<string, unknown> | undefined,
  { id, most }: Attempt,
  now: number,
): "over" | "again" | "full" | "open" {
  if (!item || Number(item.endsAt) <= now) return "over";
  const ids = item.ids instanceof Set ? item.ids : new Set();
  if (ids.has(id)) return "again";
  return ids.size < most ? "open" : "full";
}

const FIRST = {
  UpdateExpression: "SET ids = :ids, endsAt = :endsAt, expiresAt = :expiresAt",
  ConditionExpression: "attribute_not_exists(pk) OR endsAt <= :now",
};
const NEXT = {
  UpdateExpression: "ADD ids :ids SET endsAt = :endsAt, expiresAt = :expiresAt",
  ConditionExpression: "endsAt > :now AND size(ids) < :most AND NOT contains(ids, :id)",
};
/** They end when those of the first one do. */
const NEXT_OF_ALL = {
  ...NEXT,
  UpdateExpression:
    "ADD ids :ids SET endsAt = if_not_exists(endsAt, :endsAt), expiresAt = if_not_exists(expiresAt, :expiresAt)",
};

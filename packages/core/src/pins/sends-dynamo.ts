import { openPinsTable, type PinsTableOptions } from "./pins-table.ts";
import type { Sends } from "./sends.ts";

const HOUR = 3600_000;

/** Counts in a DynamoDB table: `sends#LIMIT#OF#HOUR`. */
export function dynamoSends(options: PinsTableOptions): Sends {
  const { update, now, seconds } = openPinsTable(options);
  return {
    async count({ limit, of, id, most }) {
      const hour = Math.floor(now() / HOUR);
      const counted = await update(`sends#${limit}#${of}#${hour}`, {
        UpdateExpression: "ADD ids :ids SET expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(ids) OR size(ids) < :most OR contains(ids, :id)",
        ExpressionAttributeValues: {
          ...{ ":ids": new Set([id]), ":id": id, ":most": most },
          ":expiresAt": seconds((hour + 2) * HOUR),
        },
        ReturnValues: "NONE",
      });
      return counted !== undefined;
    },
  };
}

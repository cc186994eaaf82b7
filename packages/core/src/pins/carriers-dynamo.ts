import * as z from "zod/mini";
import { CARRIER_TYPES, type Carriers } from "./carriers.ts";
import { openPinsTable, type PinsTableOptions } from "./pins-table.ts";

/** Days for which an answer holds: numbers are seldom moved between kinds of lines. */
const DAYS = 30;
const Kept = z.object({ type: z.enum(CARRIER_TYPES) });

/** Carriers whose answers are remembered in a DynamoDB table: `carrier#NUMBER`. A look-up that fails is not remembered. */
export function rememberedCarriers({ carriers, ...options }: PinsTableOptions & { carriers: Carriers }): Carriers {
  const { get, update, now, seconds } = openPinsTable(options);
  return {
    async typeOf(number) {
      const pk = `carrier#${number}`;
      const { data: kept } = Kept.safeParse(await get(pk));
      if (kept) return kept.type;
      const type = await carriers.typeOf(number);
      await update(pk, {
        UpdateExpression: "SET #type = :type, expiresAt = :expiresAt",
        ExpressionAttributeNames: { "#type": "type" },
        ExpressionAttributeValues: { ":type": type, ":expiresAt": seconds(now() + DAYS * 24 * 3600_000) },
      });
      return type;
    },
  };
}

import type { Ledger, UnderWay } from "../ledger.ts";
import type { Upload } from "../upload.ts";
import { META, pkOf, type Table } from "./table.ts";

const UNDER_WAY = "uploads";
const keyOf = (id: string) => `open#${id}`;

/** The uploads that have not ended: `uploads / open#ID`. The table has no index, and the sweep must find them. */
export function underWayIn(table: Table): Pick<Ledger, "underWay" | "lostSince" | "reopen" | "forget"> {
  return {
    async *underWay() {
      for await (const { sk, key, versionId, etag, since, lostSince } of table.items(UNDER_WAY, "open#")) {
        const drop = { key, versionId, etag };
        yield { id: String(sk).slice("open#".length), drop, since, lostSince } as UnderWay;
      }
    },
    async lostSince(id, since) {
      const isThere = { ConditionExpression: "attribute_exists(pk)" };
      const change = since
        ? { UpdateExpression: "SET lostSince = :since", ExpressionAttributeValues: { ":since": since } }
        : { UpdateExpression: "REMOVE lostSince" };
      await table.update(UNDER_WAY, keyOf(id), { ...change, ...isThere });
    },
    async reopen(id) {
      const reopened = await table.update(pkOf(id), META, {
        UpdateExpression: "SET #state = :reading, #again = :again REMOVE sentTo, intake",
        ConditionExpression: "#state = :working",
        ExpressionAttributeNames: { "#state": "state", "#again": "again" },
        ExpressionAttributeValues: { ":reading": "reading", ":working": "working", ":again": true },
      });
      return Boolean(reopened);
    },
    forget: (id) => close(table, id),
  };
}

/** The upload has ended. */
export const close = (table: Table, id: string): Promise<void> => table.remove(UNDER_WAY, keyOf(id));

/** Opens an upload for the sweep to find, before anything else is written of it. */
export async function open(table: Table, { id, key, versionId, etag }: Upload): Promise<void> {
  await table.update(UNDER_WAY, keyOf(id), {
    UpdateExpression:
      "SET #key = :key, versionId = :versionId, etag = :etag, since = if_not_exists(since, :now), expiresAt = :expiresAt",
    ExpressionAttributeNames: { "#key": "key" },
    ExpressionAttributeValues: {
      ":key": key,
      ":versionId": versionId,
      ":etag": etag,
      ":now": table.clock.now(),
      ":expiresAt": table.expiresAt(),
    },
  });
}

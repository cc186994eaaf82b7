import type { Ledger, UnderWay } from "../ledger.ts";
import type { Upload } from "../upload.ts";
import { META, pkOf, type Table } from "./table.ts";

const UNDER_WAY = "uploads";
const keyOf = (id: string) => `open#${id}`;

/** The uploads that have not ended: `uploads / open#ID`. The table has no index, and the sweep must find them. */
export function underWayIn(table: Table): Pick<Ledger, "underWay" | "lostSince" | "reopen" | "forget"> {
  return {
    async *underWay() {
      const items = table.items(UNDER_WAY, "open#");
      for await (const { sk, key, versionId, etag, rehearsal, since, lostSince } of items) {
        const drop = { key, versionId, etag, ...(rehearsal === true && { rehearsal }) };
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
export async function open(table: Table, { id, key, versionId, etag, rehearsal }: Upload): Promise<void> {
  await table.update(UNDER_WAY, keyOf(id), {
    UpdateExpression:
      "SET #key = :key, versionId = :versionId, etag = :etag, rehearsal = :rehearsal, since = if_not_exists(since, :now), expiresAt = :expiresAt",
    ExpressionAttributeNames: { "#key": "key" },
    ExpressionAttributeValues: {
      ":key": key,
      ":versionId": versionId,
      ":etag": etag,
      ":rehearsal": rehearsal === true,
      ":now": table.clock.now(),
      ":expiresAt": table.expiresAt(),
    },
  });
}

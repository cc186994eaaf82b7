import type { Drawn, Pin, Pins } from "./pins.ts";
import { SESSION_SECONDS } from "./pins.ts";
import { openPinsTable, type PinsTableOptions } from "./pins-table.ts";

const keyOf = (contactId: string) => `contact#${contactId}`;

/** PINs in a DynamoDB table: `contact#ID`. */
export function dynamoPins(options: PinsTableOptions): Pins {
  const { get, update, now, seconds } = openPinsTable(options);
  const expiresAt = () => seconds(now() + SESSION_SECONDS * 1000);
  const drawn = ({ number, send, mac, validUntil }: Drawn) => ({
    set: "#number = :number, send = :send, mac = :mac, validUntil = :validUntil, expiresAt = :expiresAt",
    values: { ":number": number, ":send": send, ":mac": mac, ":validUntil": validUntil, ":expiresAt": expiresAt() },
  });
  return {
    async find(contactId) {
      const item = await get(keyOf(contactId));
      return item && pinOf(item);
    },
    async put(contactId, pin) {
      const { set, values } = drawn(pin);
      const put = await update(keyOf(contactId), {
        UpdateExpression: `SET ${set} REMOVE sentAt, entries, verifiedBy, verifiedAt`,
        ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now OR send < :send OR #number <> :number",
        ExpressionAttributeNames: NUMBER,
        ExpressionAttributeValues: { ...values, ":now": Math.floor(now() / 1000) },
      });
      return put !== undefined;
    },
    async redraw(contactId, pin, instead) {
      const { set, values } = drawn(pin);
      // The entries stay: tries are counted by send, however often it was begun anew.
      const redrawn = await update(keyOf(contactId), {
        UpdateExpression: `SET ${set}`,
        ConditionExpression: `#number = :number AND send = :send AND mac = :instead
          AND attribute_not_exists(sentAt) AND attribute_not_exists(verifiedBy)`,
        ExpressionAttributeNames: NUMBER,
        ExpressionAttributeValues: { ...values, ":instead": instead.mac },
      });
      return redrawn !== undefined;
    },
    async markSent(contactId, { send, mac }) {
      await update(keyOf(contactId), {
        UpdateExpression: "SET sentAt = :now",
        ConditionExpression: "send = :send AND mac = :mac",
        ExpressionAttributeValues: { ":now": now(), ":send": send, ":mac": mac },
      });
    },
    async grant({ contactId, number, entry }, most) {
      const item = await update(keyOf(contactId), {
        UpdateExpression: "ADD entries :entries",
        ConditionExpression: `expiresAt > :seconds AND #number = :number
          AND (verifiedBy = :entry OR attribute_not_exists(verifiedBy) AND validUntil > :now)
          AND (attribute_not_exists(entries) OR size(entries) < :most OR contains(entries, :entry))`,
        ExpressionAttributeNames: NUMBER,
        ExpressionAttributeValues: {
          ...{ ":entries": new Set([entry]), ":entry": entry, ":number": number, ":most": most },
          ...{ ":now": now(), ":seconds": Math.floor(now() / 1000) },
        },
      });
      return item && pinOf(item);
    },
    async use(contactId, { send, mac }, entry) {
      const used = await update(keyOf(contactId), {
        UpdateExpression:
          "SET verifiedBy = :entry, verifiedAt = if_not_exists(verifiedAt, :now), expiresAt = :expiresAt",
        ConditionExpression:
          "send = :send AND mac = :mac AND (attribute_not_exists(verifiedBy) OR verifiedBy = :entry)",
        ExpressionAttributeValues: {
          ...{ ":send": send, ":mac": mac, ":entry": entry },
          ...{ ":now": now(), ":expiresAt": expiresAt() },
        },
      });
      return used !== undefined;
    },
  };
}

/** The word is DynamoDB's own: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ReservedWords.html. */
const NUMBER = { "#number": "number" };

const pinOf = ({ entries, ...item }: Record<string, unknown>): Pin => ({
  ...(item as Omit<Pin, "entries">),
  entries: entries instanceof Set ? entries : new Set(),
});

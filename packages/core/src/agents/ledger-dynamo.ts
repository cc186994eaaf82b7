import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Clock } from "../clock.ts";
import { blockOf, blocksOf, type Place, sizeOf } from "./job.ts";
import type { Entry, Failure, Lease, Ledger, Outcomes, Standing } from "./ledger.ts";

export type LedgerTable = {
  client: DynamoDBDocumentClient;
  table: string;
  clock: Clock;
  /** Days until DynamoDB may forget an upload. */
  keepDays: number;
};

const META = "meta";
const pkOf = (upload: string) => `upload#${upload}`;
/** Wide enough that keys sort as numbers do. */
const blockKey = (block: number) => `block#${String(block).padStart(7, "0")}`;
const failureKey = (row: number) => `failure#${String(row).padStart(9, "0")}`;
const numbers = (set: unknown): Set<number> => (set instanceof Set ? set : new Set());

/**
 * The ledger in one DynamoDB table, by single-item writes alone:
 * `upload#ID / meta` the upload and the set of its full blocks, `/ block#N` the sets of rows that succeeded and failed,
 * `/ failure#ROW` a reason, `/ note#ROW` the reason of a try, and `stamp#TIME / stamp` a time that files are named after.
 */
export function dynamoLedger({ client, table, clock, keepDays }: LedgerTable): Ledger {
  const expiresAt = () => Math.floor(clock.now() / 1000) + keepDays * 24 * 3600;

  async function get(pk: string, sk: string) {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }));
    return Item;
  }
  /** The item after the update; `undefined` where the condition does not hold. */
  async function update(pk: string, sk: string, input: Partial<UpdateCommandInput>) {
    const command = new UpdateCommand({ TableName: table, Key: { pk, sk }, ReturnValues: "ALL_NEW", ...input });
    try {
      return (await client.send(command)).Attributes ?? {};
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }
  /** Sets members of the upload's own item; a member that is `undefined` is left. */
  function set(id: string, members: Record<string, unknown>) {
    const given = Object.entries(members).filter(([, value]) => value !== undefined);
    return update(pkOf(id), META, {
      UpdateExpression: `SET ${given.map((_, index) => `#${index} = :${index}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(given.map(([name], index) => [`#${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(given.map(([, value], index) => [`:${index}`, value])),
    });
  }
  const put = (pk: string, sk: string, members: object) =>
    client.send(new PutCommand({ TableName: table, Item: { pk, sk, ...members, expiresAt: expiresAt() } }));
  async function* items(id: string, prefix: string) {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pkOf(id), ":prefix": prefix },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) yield* Items;
  }

  /** Adds the row to one of its block's sets unless it is in the other, and closes the block when all rows are in one. */
  async function record(place: Place, into: "succeeded" | "failed"): Promise<Standing> {
    const block = blockOf(place);
    const other = into === "succeeded" ? "failed" : "succeeded";
    const added = await update(pkOf(place.upload), blockKey(block), {
      UpdateExpression: "ADD #into :rows SET expiresAt = :expiresAt",
      ConditionExpression: "NOT contains(#other, :row)",
      ExpressionAttributeNames: { "#into": into, "#other": other },
      ExpressionAttributeValues: { ":rows": new Set([place.row]), ":row": place.row, ":expiresAt": expiresAt() },
    });
    const counted = added ?? (await get(pkOf(place.upload), blockKey(block))) ?? {};
    const known = numbers(counted.succeeded).size + numbers(counted.failed).size;
    if (known < sizeOf(block, place.rows)) return "open";
    const closed = await update(pkOf(place.upload), META, {
      UpdateExpression: "ADD closed :blocks",
      ExpressionAttributeValues: { ":blocks": new Set([block]) },
    });
    return numbers(closed?.closed).size === blocksOf(place.rows) ? "last" : "open";
  }

  /** A time that no other upload's files are named after. */
  async function newStamp(id: string): Promise<number> {
    for (let stamp = clock.now(); ; stamp += 1) {
      const mine = await update(`stamp#${stamp}`, "stamp", {
        UpdateExpression: "SET #upload = :upload, expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(pk) OR #upload = :upload",
        ExpressionAttributeNames: { "#upload": "upload" },
        ExpressionAttributeValues: { ":upload": id, ":expiresAt": expiresAt() },
      });
      if (mine) return stamp;
    }
  }

  return {
    entry: async (id) => {
      const item = await get(pkOf(id), META);
      return item && entryOf(item);
    },

    async begin(upload, lease) {
      const { id, ...members } = upload;
      const taken = await update(pkOf(id), META, {
        UpdateExpression: `SET #state = :reading, lease = :lease, startedAt = if_not_exists(startedAt, :now),
          expiresAt = :expiresAt, ${Object.keys(members).map((name) => `#${name} = :${name}`)}`,
        ConditionExpression: `attribute_not_exists(pk) OR (#state = :reading AND ${IS_FREE})`,
        ExpressionAttributeNames: {
          ...LEASE_NAMES,
          ...Object.fromEntries(Object.keys(members).map((name) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ":reading": "reading",
          ":expiresAt": expiresAt(),
          ...leaseValues(lease, clock),
          ...Object.fromEntries(Object.entries(members).map(([name, value]) => [`:${name}`, value])),
        },
      });
      if (taken) return entryOf(taken);
      const { state } = (await get(pkOf(id), META)) ?? {};
      return state === "reading" ? "taken" : "done";
    },

    async supersede({ id, ...members }) {
      // An upload that is under way already goes on: its version can still be read.
      if (!(await get(pkOf(id), META))) await set(id, { ...members, state: "superseded", startedAt: clock.now() });
    },
    async surveyed(id, survey) {
      await set(id, { survey });
    },
    async sent(id) {
      await update(pkOf(id), META, {
        UpdateExpression: "SET #state = :working REMOVE lease",
        ConditionExpression: "#state = :reading",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":working": "working", ":reading": "reading" },
      });
    },
    async refuse(id, reason) {
      await update(pkOf(id), META, {
        UpdateExpression: "SET #state = :working, refused = :reason REMOVE lease",
        ConditionExpression: "#state = :reading",
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":working": "working", ":reading": "reading", ":reason": reason },
      });
    },

    async outcomes(place): Promise<Outcomes> {
      const item = await get(pkOf(place.upload), blockKey(blockOf(place)));
      return { succeeded: numbers(item?.succeeded), failed: numbers(item?.failed) };
    },
    succeed: (place) => record(place, "succeeded"),
    async fail(place, reason) {
      // The reason first: a failure that is counted has one. Where the row has succeeded, nobody reads it.
      await put(pkOf(place.upload), failureKey(place.row), { row: place.row, login: place.login, ...reason });
      return record(place, "failed");
    },
    async note(place, reason) {
      await put(pkOf(place.upload), `note#${place.row}`, reason);
    },
    async noted(place) {
      const item = await get(pkOf(place.upload), `note#${place.row}`);
      return item && { code: String(item.code), message: String(item.message) };
    },

    async claimFinish(id, lease) {
      const item = await get(pkOf(id), META);
      if (!item) return "early";
      const entry = entryOf(item);
      if (entry.state === "finished" || entry.state === "superseded") return "done";
      const isComplete = entry.survey && numbers(item.closed).size === blocksOf(entry.survey.rows);
      if (!entry.refused && !isComplete) return "early";
      const stamp = Number(item.stamp ?? (await newStamp(id)));
      const claimed = await update(pkOf(id), META, {
        UpdateExpression: "SET lease = :lease, stamp = if_not_exists(stamp, :stamp)",
        ConditionExpression: `#state <> :finished AND ${IS_FREE}`,
        ExpressionAttributeNames: LEASE_NAMES,
        ExpressionAttributeValues: { ":finished": "finished", ":stamp": stamp, ...leaseValues(lease, clock) },
      });
      return claimed ? { entry: entryOf(claimed), stamp: Number(claimed.stamp) } : "taken";
    },

    async *failures(id) {
      const blocks = items(id, "block#");
      let block = -1;
      let failed = new Set<number>();
      for await (const item of items(id, "failure#")) {
        const row = Number(item.row);
        while (block < blockOf({ row })) {
          const { value, done } = await blocks.next();
          if (done) return;
          block = Number(String(value.sk).slice("block#".length));
          failed = numbers(value.failed);
        }
        const { login, code, message } = item as Failure;
        if (failed.has(row)) yield { row, login, code, message };
      }
    },
    async count(id) {
      const counts = { succeeded: 0, failed: 0 };
      for await (const item of items(id, "block#")) {
        counts.succeeded += numbers(item.succeeded).size;
        counts.failed += numbers(item.failed).size;
      }
      return counts;
    },
    async finish(id, ending) {
      await set(id, { state: "finished", finishedAt: clock.now(), ...ending });
    },
  };
}

const IS_FREE = "(attribute_not_exists(lease) OR lease.#until < :now OR lease.#owner = :owner)";
const LEASE_NAMES = { "#state": "state", "#until": "until", "#owner": "owner" };
const leaseValues = (lease: Lease, clock: Clock) => ({ ":lease": lease, ":now": clock.now(), ":owner": lease.owner });

function entryOf({ pk, sk, lease, closed, stamp, expiresAt, ...members }: Record<string, unknown>): Entry {
  return { ...members, id: String(pk).slice("upload#".length) } as Entry;
}

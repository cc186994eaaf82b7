import type { Entry, Lease, Ledger } from "../ledger.ts";
import { VERBS } from "../upload.ts";
import { leaseOn } from "./lease.ts";
import { type Item, META, numbers, pkOf, type Table } from "./table.ts";
import { open } from "./under-way.ts";

type Uploads = Pick<
  Ledger,
  | "entry"
  | "begin"
  | "supersede"
  | "surveyed"
  | "sentTo"
  | "sent"
  | "wait"
  | "refuse"
  | "hold"
  | "holds"
  | "heldFor"
  | "approve"
>;

const heldKey = (digest: string) => `held#${digest}`;

/**
 * How far an upload is: the item `upload#ID / meta`; and `held#SHA256 / VERB`, what files that are held are held for, with
 * the upload that approved them.
 */
export function uploadsIn(table: Table): Uploads {
  const { clock, expiresAt } = table;
  const stillReading = { expression: "#state = :reading", values: { ":reading": "reading" } };

  return {
    async entry(id) {
      const item = await table.get(pkOf(id), META);
      return item && entryOf(item);
    },
    async begin(upload, lease) {
      const { id, ...members } = upload;
      await open(table, upload);
      const names = Object.keys(members);
      const taking = leaseOn("intake", lease, clock);
      const begun = await table.update(pkOf(id), META, {
        UpdateExpression: `SET #state = :reading, ${taking.set}, startedAt = if_not_exists(startedAt, :now),
          expiresAt = :expiresAt, ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(", ")}`,
        ConditionExpression: `attribute_not_exists(pk) OR (#state = :reading AND ${taking.isFree})`,
        ExpressionAttributeNames: {
          "#state": "state",
          ...taking.names,
          ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
        },
        ExpressionAttributeValues: {
          ":reading": "reading",
          ":expiresAt": expiresAt(),
          ...taking.values,
          ...Object.fromEntries(Object.entries(members).map(([name, value]) => [`:${name}`, value])),
        },
      });
      if (begun) return entryOf(begun);
      const { state } = (await table.get(pkOf(id), META)) ?? {};
      return state === "reading" ? "taken" : "done";
    },
    async supersede({ id, ...members }) {
      const superseded = { ...members, state: "superseded", startedAt: clock.now(), expiresAt: expiresAt() };
      // A repeated event of one that was superseded before finds it so.
      const condition = { expression: "attribute_not_exists(pk) OR #state = :superseded" };
      const values = { ":superseded": "superseded" };
      return Boolean(await table.set(pkOf(id), META, superseded, { ...condition, values }));
    },
    async surveyed(id, survey, verb) {
      await table.set(pkOf(id), META, { survey, verb });
    },
    async sentTo(id, row, what) {
      await table.update(pkOf(id), META, {
        UpdateExpression: `SET sentTo = :row${what === "pause" ? " REMOVE intake" : ""}`,
        ConditionExpression: stillReading.expression,
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: { ":row": row, ...stillReading.values },
      });
    },
    async sent(id) {
      await table.set(pkOf(id), META, { state: "working" }, stillReading);
    },
    async wait(id) {
      await table.update(pkOf(id), META, {
        UpdateExpression: "REMOVE intake",
        ConditionExpression: stillReading.expression,
        ExpressionAttributeNames: { "#state": "state" },
        ExpressionAttributeValues: stillReading.values,
      });
    },
    async refuse(id, refused) {
      await table.set(pkOf(id), META, { state: "working", refused }, stillReading);
    },
    async hold(id, { reason: refused, plan: heldFor, survey }) {
      await table.set(pkOf(id), META, { state: "working", refused, heldFor, survey }, stillReading);
    },
    async holds(digest, verb) {
      await table.put(heldKey(digest), verb, {});
    },
    async heldFor(digest, upload) {
      const items = await Promise.all(VERBS.map((verb) => table.get(heldKey(digest), verb)));
      return VERBS.filter((_, index) => items[index] && (items[index].approvedBy ?? upload) === upload);
    },
    async approve(digest, verb, upload) {
      const isFree = "attribute_exists(pk) AND (attribute_not_exists(approvedBy) OR approvedBy = :upload)";
      const condition = { expression: isFree, values: { ":upload": upload } };
      return Boolean(await table.set(heldKey(digest), verb, { approvedBy: upload }, condition));
    },
  };
}

/** The upload as its item has it, without what only the ledger needs. */
export function entryOf({ pk, sk, intake, finishing, closed, stamp, expiresAt, ...members }: Item): Entry {
  const fullBlocks = numbers(closed).size;
  const lease = (members.state === "reading" ? intake : finishing) as Lease | undefined;
  return {
    ...members,
    fullBlocks,
    ...(lease && { busyUntil: lease.until }),
    id: String(pk).slice("upload#".length),
  } as Entry;
}

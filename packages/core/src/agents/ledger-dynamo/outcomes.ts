import { blockOf, blocksOf, type Place, sizeOf } from "../job.ts";
import type { Failure, Ledger, Standing } from "../ledger.ts";
import { type OutcomeName, outcomesAt, slotOf } from "./slots.ts";
import { type Item, META, numbers, pkOf, rowKey, type Table } from "./table.ts";

type OutcomesOfRows = Pick<
  Ledger,
  | "outcomes"
  | "succeed"
  | "fail"
  | "postponed"
  | "note"
  | "noted"
  | "effected"
  | "effects"
  | "failures"
  | "count"
  | "tally"
>;

const blockKey = (block: number) => `block#${String(block).padStart(7, "0")}`;
const failureKey = (row: number) => `failure#${rowKey(row)}`;

const TURN = "turn#";

function turnsIn(block: Item = {}): Map<number, number> {
  const turns = Object.entries(block).filter(([name]) => name.startsWith(TURN));
  return new Map(turns.map(([name, turn]) => [Number(name.slice(TURN.length)), Number(turn)]));
}

/**
 * What became of rows: `upload#ID / block#N` the sets of rows that succeeded and failed, the same by outcome and second, and
 * each row's turn where it was postponed; `/ failure#ROW` a reason, `/ note#ROW` the reason of a try, `/ done#ROW` the calls
 * that had effect in tries that failed. The set of full blocks is in the upload's own item.
 */
export function outcomesIn(table: Table): OutcomesOfRows {
  const { clock, expiresAt } = table;

  /** Adds the row to one of its block's sets unless it is in the other, and closes the block when all rows are in one. */
  async function record(place: Place, outcome?: OutcomeName): Promise<Standing> {
    const into = outcome === "failed" ? "failed" : "succeeded";
    const [pk, block] = [pkOf(place.upload), blockOf(place)];
    const added = await table.update(pk, blockKey(block), {
      UpdateExpression: `ADD #into :rows${outcome ? ", #slot :rows" : ""} SET expiresAt = :expiresAt`,
      ConditionExpression: "NOT contains(#other, :row)",
      ExpressionAttributeNames: {
        "#into": into,
        "#other": into === "succeeded" ? "failed" : "succeeded",
        ...(outcome && { "#slot": slotOf(outcome, clock.now()) }),
      },
      ExpressionAttributeValues: { ":rows": new Set([place.row]), ":row": place.row, ":expiresAt": expiresAt() },
    });
    const counted = added ?? (await table.get(pk, blockKey(block))) ?? {};
    const known = numbers(counted.succeeded).size + numbers(counted.failed).size;
    if (known < sizeOf(block, place.rows)) return "open";
    const closed = await table.update(pk, META, {
      UpdateExpression: "ADD closed :blocks",
      ConditionExpression: "attribute_exists(pk)", // a message of no upload makes none
      ExpressionAttributeValues: { ":blocks": new Set([block]) },
    });
    return numbers(closed?.closed).size === blocksOf(place.rows) ? "last" : "open";
  }

  return {
    async outcomes(place) {
      const item = await table.get(pkOf(place.upload), blockKey(blockOf(place)));
      return { succeeded: numbers(item?.succeeded), failed: numbers(item?.failed), turns: turnsIn(item) };
    },
    succeed: record,
    async fail(place, reason) {
      // The reason before the outcome: a failure that is counted has one. Where the row has succeeded, nobody reads it.
      const { row, login, line } = place;
      const failure = { row, login, line, ...reason, expiresAt: expiresAt() };
      // The first reason stands: a letter that comes again may say another, when the failures file is written already.
      await table.set(pkOf(place.upload), failureKey(row), failure, { expression: "attribute_not_exists(pk)" });
      return record(place, "failed");
    },
    async postponed(place, turn) {
      await table.update(pkOf(place.upload), blockKey(blockOf(place)), {
        UpdateExpression: "SET #turn = :turn, expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(#turn) OR #turn < :turn",
        ExpressionAttributeNames: { "#turn": `${TURN}${place.row}` },
        ExpressionAttributeValues: { ":turn": turn, ":expiresAt": expiresAt() },
      });
    },
    async note(place, reason) {
      await table.put(pkOf(place.upload), `note#${place.row}`, reason);
    },
    async noted(place) {
      const item = await table.get(pkOf(place.upload), `note#${place.row}`);
      return item && { code: String(item.code), message: String(item.message) };
    },

    async effected(place, operations) {
      await table.update(pkOf(place.upload), `done#${place.row}`, {
        UpdateExpression: "ADD operations :operations SET expiresAt = :expiresAt",
        ExpressionAttributeValues: { ":operations": new Set(operations), ":expiresAt": expiresAt() },
      });
    },
    async effects(place) {
      const item = await table.get(pkOf(place.upload), `done#${place.row}`);
      return item?.operations instanceof Set ? [...item.operations].sort() : [];
    },

    /** Reasons and blocks come in the same order, and are read side by side: a million failures take no memory. */
    async *failures(id) {
      const blocks = table.items(pkOf(id), "block#");
      let block = -1;
      let failed = new Set<number>();
      for await (const item of table.items(pkOf(id), "failure#")) {
        const { row, login, line, code, message } = item as Failure;
        while (block < blockOf({ row })) {
          const { value, done } = await blocks.next();
          if (done) return;
          block = Number(String(value.sk).slice("block#".length));
          failed = numbers(value.failed);
        }
        if (failed.has(row)) yield { row, login, line, code, message };
      }
    },
    async count(id) {
      const counts = { succeeded: 0, failed: 0 };
      for await (const item of table.items(pkOf(id), "block#")) {
        counts.succeeded += numbers(item.succeeded).size;
        counts.failed += numbers(item.failed).size;
      }
      return counts;
    },
    tally: (id) => outcomesAt(table.items(pkOf(id), "block#")),
  };
}

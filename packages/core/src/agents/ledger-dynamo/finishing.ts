import { blocksOf } from "../job.ts";
import type { Ledger } from "../ledger.ts";
import { leaseOn } from "./lease.ts";
import { META, pkOf, type Table } from "./table.ts";
import { close } from "./under-way.ts";
import { entryOf } from "./uploads.ts";

/** The end of an upload, and `stamp#TIME / stamp`: the times that files are named after. */
export function finishingIn(table: Table): Pick<Ledger, "claimFinish" | "finish"> {
  const { clock, expiresAt } = table;

  /** A time that no other upload's files are named after, in whole milliseconds as names have them. */
  async function newStamp(upload: string): Promise<number> {
    for (let stamp = Math.floor(clock.now()); ; stamp += 1) {
      const mine = await table.update(`stamp#${stamp}`, "stamp", {
        UpdateExpression: "SET #upload = :upload, expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(pk) OR #upload = :upload",
        ExpressionAttributeNames: { "#upload": "upload" },
        ExpressionAttributeValues: { ":upload": upload, ":expiresAt": expiresAt() },
      });
      if (mine) return stamp;
    }
  }

  return {
    async claimFinish(id, lease) {
      const item = await table.get(pkOf(id), META);
      if (!item) return "early";
      const entry = entryOf(item);
      if (entry.state === "finished" || entry.state === "superseded") return "done";
      const isComplete = entry.survey && entry.fullBlocks === blocksOf(entry.survey.rows);
      if (!entry.refused && !isComplete) return "early";
      const stamp = Number(item.stamp ?? (await newStamp(id)));
      const taking = leaseOn("finishing", lease, clock);
      const claimed = await table.update(pkOf(id), META, {
        UpdateExpression: `SET ${taking.set}, stamp = if_not_exists(stamp, :stamp)`,
        ConditionExpression: `#state <> :finished AND ${taking.isFree}`,
        ExpressionAttributeNames: { "#state": "state", ...taking.names },
        ExpressionAttributeValues: { ":finished": "finished", ":stamp": stamp, ...taking.values },
      });
      return claimed ? { entry: entryOf(claimed), stamp: Number(claimed.stamp) } : "taken";
    },
    async finish(id, ending) {
      await table.set(pkOf(id), META, {
        ...ending,
        state: "finished",
        finishedAt: clock.now(),
        expiresAt: expiresAt(),
      });
      await close(table, id);
    },
  };
}

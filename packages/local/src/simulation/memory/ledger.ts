import { blockOf, blocksOf, type Place, sizeOf } from "@frontdesk/core/agents/job.ts";
import type { Entry, Failure, ForeseenRow, Lease, Ledger, Standing } from "@frontdesk/core/agents/ledger.ts";
import { type OutcomeName, outcomesAt, slotOf } from "@frontdesk/core/agents/ledger-dynamo/slots.ts";
import { VERBS } from "@frontdesk/core/agents/upload.ts";
import type { Clock } from "@frontdesk/core/clock.ts";
import { atOnce, type Io } from "../io.ts";
import type { Block, Item, LedgerState } from "./ledger-state.ts";

/** The ledger in memory, with the same single-item reads and writes, one after another, as the one in DynamoDB. */
export function memoryLedger(state: LedgerState, clock: Clock, io: Io = atOnce): Ledger {
  const { items, underWay } = state;
  const read = <Output>(effect: () => Output) => io("dynamodb GetItem", effect);
  const write = <Output>(effect: () => Output) => io("dynamodb UpdateItem", effect);
  const query = <Output>(effect: () => Output) => io("dynamodb Query", effect);
  const isFree = (held: Lease | undefined, lease: Lease) =>
    !held || held.until < clock.now() || held.owner === lease.owner;
  const entryOf = ({ entry, closed, intake, finishing }: Item): Entry => {
    const lease = entry.state === "reading" ? intake : finishing;
    return { ...entry, fullBlocks: closed.size, ...(lease && { busyUntil: lease.until }) };
  };

  function changeReading(id: string, change: (item: Item) => void) {
    const item = items.get(id);
    if (item?.entry.state === "reading") change(item);
  }
  function blockIn(upload: string, block: number): Block {
    const blocks = state.blocks.get(upload) ?? new Map<number, Block>();
    state.blocks.set(upload, blocks);
    const found = blocks.get(block) ?? { succeeded: new Set(), failed: new Set(), turns: new Map(), slots: {} };
    blocks.set(block, found);
    return found;
  }

  async function record(place: Place, outcome?: OutcomeName): Promise<Standing> {
    const into = outcome === "failed" ? "failed" : "succeeded";
    const other = into === "succeeded" ? "failed" : "succeeded";
    const known = await write(() => {
      const block = blockIn(place.upload, blockOf(place));
      if (!block[other].has(place.row)) {
        block[into].add(place.row);
        const slot = outcome && slotOf(outcome, clock.now());
        if (slot) block.slots[slot] = (block.slots[slot] ?? new Set()).add(place.row);
      }
      return block.succeeded.size + block.failed.size;
    });
    if (known < sizeOf(blockOf(place), place.rows)) return "open";
    const closed = await write(() => items.get(place.upload)?.closed.add(blockOf(place)).size);
    return closed === blocksOf(place.rows) ? "last" : "open";
  }

  return {
    entry: (id) =>
      read(() => {
        const item = items.get(id);
        return item && entryOf(item);
      }),
    async begin(upload, lease) {
      const { id, key, versionId, etag, rehearsal } = upload;
      await write(() => {
        const before = underWay.get(id);
        underWay.set(id, {
          since: clock.now(),
          ...before,
          id,
          drop: { key, versionId, etag, ...(rehearsal && { rehearsal }) },
        });
      });
      return write(() => {
        const item = items.get(id);
        if (item && item.entry.state !== "reading") return "done";
        if (item && !isFree(item.intake, lease)) return "taken";
        const entry = item?.entry ?? { ...upload, state: "reading", startedAt: clock.now(), fullBlocks: 0 };
        const begun: Item = { closed: new Set(), ...item, entry, intake: lease };
        items.set(id, begun);
        return entryOf(begun);
      });
    },
    supersede: (upload) =>
      write(() => {
        const item = items.get(upload.id);
        if (item && item.entry.state !== "superseded") return false;
        const entry: Entry = { ...upload, state: "superseded", startedAt: clock.now(), fullBlocks: 0 };
        items.set(upload.id, { closed: new Set(), entry });
        return true;
      }),
    surveyed: (id, survey, verb) =>
      write(() => {
        const item = items.get(id);
        if (item) item.entry = { ...item.entry, survey, verb };
      }),
    sentTo: (id, row, what) =>
      write(() =>
        changeReading(id, (item) => {
          item.entry = { ...item.entry, sentTo: row };
          if (what === "pause") delete item.intake;
        }),
      ),
    sent: (id) =>
      write(() =>
        changeReading(id, (item) => {
          item.entry = { ...item.entry, state: "working" };
        }),
      ),
    wait: (id) => write(() => changeReading(id, (item) => void delete item.intake)),
    refuse: (id, refused) =>
      write(() =>
        changeReading(id, (item) => {
          item.entry = { ...item.entry, state: "working", refused };
        }),
      ),
    hold: (id, { reason: refused, plan: heldFor, survey }) =>
      write(() =>
        changeReading(id, (item) => {
          item.entry = { ...item.entry, state: "working", refused, heldFor, survey };
        }),
      ),
    holds: (digest, verb) => io("dynamodb PutItem", () => void state.held.set(`${digest} ${verb}`, { verb })),
    heldFor: (digest, upload) =>
      query(() =>
        VERBS.filter((verb) => {
          const held = state.held.get(`${digest} ${verb}`);
          return held && (held.approvedBy ?? upload) === upload;
        }),
      ),
    approve: (digest, verb, upload) =>
      write(() => {
        const held = state.held.get(`${digest} ${verb}`);
        if (!held || (held.approvedBy ?? upload) !== upload) return false;
        held.approvedBy = upload;
        return true;
      }),

    async *underWay() {
      for (const open of await query(() => [...underWay.values()])) yield { ...open };
    },
    lostSince: (id, since) =>
      write(() => {
        const open = underWay.get(id);
        if (!open) return;
        const { lostSince: _, ...rest } = open;
        underWay.set(id, since === undefined ? rest : { ...rest, lostSince: since });
      }),
    reopen: (id) =>
      write(() => {
        const item = items.get(id);
        if (item?.entry.state !== "working") return false;
        const { sentTo: _, ...rest } = item.entry;
        item.entry = { ...rest, state: "reading", again: true };
        delete item.intake;
        return true;
      }),
    forget: (id) => io("dynamodb DeleteItem", () => void underWay.delete(id)),

    outcomes: (place) =>
      read(() => {
        const { succeeded, failed, turns } = blockIn(place.upload, blockOf(place));
        return { succeeded: new Set(succeeded), failed: new Set(failed), turns: new Map(turns) };
      }),
    succeed: record,
    async fail(place, reason) {
      const { upload, row, login, line } = place;
      await write(() => {
        const failures = state.failures.get(upload) ?? new Map<number, Failure>();
        state.failures.set(upload, failures);
        if (!failures.has(row)) failures.set(row, { row, login, line, ...reason });
      });
      return record(place, "failed");
    },
    postponed: (place, turn) =>
      write(() => {
        const { turns } = blockIn(place.upload, blockOf(place));
        turns.set(place.row, Math.max(turn, turns.get(place.row) ?? 0));
      }),
    note: ({ upload, row }, reason) => io("dynamodb PutItem", () => void state.notes.set(`${upload} ${row}`, reason)),
    noted: ({ upload, row }) => read(() => state.notes.get(`${upload} ${row}`)),
    effected: ({ upload, row }, operations) =>
      write(() => {
        const key = `${upload} ${row}`;
        state.effects.set(key, new Set([...(state.effects.get(key) ?? []), ...operations]));
      }),
    effects: ({ upload, row }) => read(() => [...(state.effects.get(`${upload} ${row}`) ?? [])].sort()),
    foreseen: ({ upload, row, login, line }, foreseen) =>
      io("dynamodb PutItem", () => {
        const rows = state.foreseen.get(upload) ?? new Map<number, ForeseenRow>();
        state.foreseen.set(upload, rows.set(row, { row, login, line, ...foreseen }));
      }),
    async *plan(id) {
      const rows = await query(() => [...(state.foreseen.get(id)?.values() ?? [])]);
      yield* rows.sort((one, other) => one.row - other.row);
    },
    tally: async (id) =>
      outcomesAt(await query(() => [...(state.blocks.get(id)?.values() ?? [])].map(({ slots }) => slots))),

    async *failures(id) {
      const failures = await query(() => [...(state.failures.get(id)?.values() ?? [])]);
      const counted = await query(
        () => new Set([...(state.blocks.get(id)?.values() ?? [])].flatMap((block) => [...block.failed])),
      );
      yield* failures.filter(({ row }) => counted.has(row)).sort((one, other) => one.row - other.row);
    },
    count: (id) =>
      query(() => {
        const blocks = [...(state.blocks.get(id)?.values() ?? [])];
        const sum = (set: "succeeded" | "failed") => blocks.reduce((total, block) => total + block[set].size, 0);
        return { succeeded: sum("succeeded"), failed: sum("failed") };
      }),

    async claimFinish(id, lease) {
      const item = await read(() => items.get(id) && { ...(items.get(id) as Item) });
      if (!item) return "early";
      const entry = entryOf(item);
      if (entry.state === "finished" || entry.state === "superseded") return "done";
      const isComplete = entry.survey && entry.fullBlocks === blocksOf(entry.survey.rows);
      if (!entry.refused && !isComplete) return "early";
      const stamp = item.stamp ?? (await newStamp(id));
      return write(() => {
        const now = items.get(id);
        if (!now || now.entry.state === "finished" || !isFree(now.finishing, lease)) return "taken";
        now.finishing = lease;
        now.stamp ??= stamp;
        return { entry: entryOf(now), stamp: now.stamp };
      });
    },
    async finish(id, ending) {
      const given = Object.fromEntries(Object.entries(ending).filter(([, value]) => value !== undefined));
      await write(() => {
        const item = items.get(id);
        if (item) item.entry = { ...item.entry, ...given, state: "finished", finishedAt: clock.now() };
      });
      await io("dynamodb DeleteItem", () => void underWay.delete(id));
    },
  };

  async function newStamp(upload: string): Promise<number> {
    for (let stamp = Math.floor(clock.now()); ; stamp += 1) {
      const isMine = await write(() => {
        const owner = state.stamps.get(stamp) ?? upload;
        state.stamps.set(stamp, owner);
        return owner === upload;
      });
      if (isMine) return stamp;
    }
  }
}

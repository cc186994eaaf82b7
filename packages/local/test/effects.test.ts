import { bury } from "@frontdesk/core/agents/bury.ts";
import { type Consume, consume } from "@frontdesk/core/agents/consume.ts";
import type { Job, Letter } from "@frontdesk/core/agents/job.ts";
import type { Queue } from "@frontdesk/core/agents/queue.ts";
import { expect, it } from "vitest";
import { memoryLedger } from "../src/simulation/memory/ledger.ts";
import { emptyLedger } from "../src/simulation/memory/ledger-state.ts";
import { CONNECTS, openConnect, UNKNOWN } from "./connects.ts";
import { id, place } from "./ledgers.ts";

const [, [, inMemory]] = CONNECTS;
const messageOf = (job: Job, receiveCount: number) => ({
  ...{ id: "m", receiptHandle: "r", body: JSON.stringify(job), receiveCount },
});

/** Ann's row, of which one part has effect and another is refused, with the real verbs on the ports in memory. */
async function openHalfDone(update: object = {}) {
  const { users, clock, annId } = await openConnect(inMemory);
  const ledger = memoryLedger(emptyLedger(), clock);
  const letters: Letter[] = [];
  const queue: Queue = {
    sendJobs: async () => {},
    bury: async (batch) => void letters.push(...batch),
    postpone: async () => {},
    comeBack: async () => {},
    isIdle: async () => true,
  };
  const rules = { emailChanges: "refused", management: "CONNECT_MANAGED" } as const;
  const consumer: Consume = {
    ...{ ledger, queue, users, clock, rules, askToFinish: async () => {} },
    ...{ retries: 5, deadline: Number.POSITIVE_INFINITY, rowsAtOnce: 1 },
  };
  const wanted = { login: "ann", lastName: "Lim", routingProfileId: UNKNOWN, ...update };
  const job: Job = { ...place(1, 1), turn: 0, verb: "update", userId: annId, wanted };
  return { consumer, job, letters, ledger, users };
}

it("what had effect is told although the telling failed at first, when a later try finds it as the row says", async () => {
  const { consumer, job, letters } = await openHalfDone();
  const down = async () => {
    throw new Error("SQS is down");
  };
  const queue = { ...consumer.queue, bury: down };
  expect(await consume([messageOf(job, 1)], { ...consumer, queue })).toMatchObject([{ outcome: "again" }]);
  expect(await consume([messageOf(job, 2)], consumer)).toMatchObject([{ outcome: "refused" }]);
  expect(letters[0]?.reason.message).toMatch(/had effect: names and addresses\.$/);
});

it("a dead letter of a row that is done already changes nothing of how its outcome is counted", async () => {
  const { consumer, job, ledger, users } = await openHalfDone({ lastName: "Lee", routingProfileId: undefined });
  expect(await consume([messageOf(job, 1)], consumer)).toMatchObject([{ outcome: "unchanged" }]);
  const burial = { ledger, users, askToFinish: async () => {}, rowsAtOnce: 1, keep: async () => {} };
  expect(await bury([messageOf(job, 1)], burial)).toMatchObject([{ code: "Recorded" }]);
  expect((await ledger.tally(id)).outcomes).toMatchObject({ unchanged: 1, changed: 0 });
});

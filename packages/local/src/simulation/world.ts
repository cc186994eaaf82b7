import { BATCH } from "@frontdesk/core/agents/capacity.ts";
import { type Drop, type Upload, uploadOf } from "@frontdesk/core/agents/upload.ts";
import { openInstance } from "@frontdesk/simulator/connect/open-instance.ts";
import { eventSource } from "./event-source.ts";
import { simulatedFunctions } from "./functions.ts";
import { Lambda } from "./lambda.ts";
import type { Surroundings } from "./life.ts";
import { emptyBucket } from "./memory/inbox.ts";
import { emptyLedger } from "./memory/ledger-state.ts";
import { MemoryQueue } from "./memory/queue.ts";
import type { Call } from "./quota.ts";
import type { Random } from "./random.ts";
import { Scheduler } from "./scheduler.ts";
import type { Outside, System } from "./system.ts";
import type { Weather } from "./weather.ts";

export type Wind = {
  random: Random;
  /** What is to be expected so many virtual milliseconds after the start. */
  weather(now: number): Weather;
  trace(line: string): void;
};

const START = Date.UTC(2026, 0, 5, 9);
const SWEEP_EVERY = 5 * 60_000;
/** Milliseconds that an event of S3 may be late. */
const LATE = 90_000;
/** How many times a function's time limit a message is hidden for: AWS asks for six. */
const HIDDEN = 6;

/** The whole pipeline in this process, under virtual time. */
export function openWorld(system: System, { random, ...wind }: Wind) {
  const scheduler = new Scheduler(START);
  const now = () => scheduler.now;
  const weather = () => wind.weather(now() - START);
  const trace = (line: string) => wind.trace(`${((now() - START) / 1000).toFixed(3).padStart(10)} ${line}`);
  const surroundings: Surroundings = { scheduler, random, weather, trace };
  const lambda = new Lambda(surroundings);
  const departures: Call[] = [];
  const queues = queuesOf(system, surroundings);
  const outside: Outside = {
    bucket: emptyBucket(now),
    ledger: emptyLedger(),
    limiter: new Map(),
    connect: connectOf(system, now),
    queues,
    logged: [],
    told: [],
    departs: (operation) => departures.push({ operation, at: now() }),
  };
  const functions = simulatedFunctions(system, outside, lambda, surroundings);
  const source = { batchSize: BATCH, maximumConcurrency: system.consumers };
  queues.onArrival(
    eventSource({ ...source, queue: queues.jobs, target: functions.consumer }, lambda, surroundings),
    eventSource({ ...source, queue: queues.deadLetters, target: functions.bury }, lambda, surroundings),
  );

  /** S3's event: late, more than once, or never. */
  function tell(drop: Drop) {
    const { eventLost, eventRepeated, eventLate } = weather();
    if (random.chance(eventLost)) return trace("its event is lost");
    const times = random.chance(eventRepeated) ? random.between(2, 4) : 1;
    for (let time = 0; time < times; time += 1) {
      const wait = time > 0 || random.chance(eventLate) ? random.next() * LATE : 0;
      scheduler.after(wait, () => lambda.invokeLater(functions.intake, drop));
    }
  }
  const sweepNow = () => {
    void lambda.invoke(functions.sweep, null);
    scheduler.after(SWEEP_EVERY, sweepNow);
  };
  scheduler.after(SWEEP_EVERY, sweepNow);

  const uploads: Upload[] = [];
  const hasEnded = ({ id, key, versionId }: Upload) => {
    const state = outside.ledger.items.get(id)?.entry.state;
    // One that was replaced before its event came is nobody's business any more.
    const isReplaced = outside.bucket.objects.get(key)?.at(-1)?.versionId !== versionId;
    return state === "finished" || state === "superseded" || (state === undefined && isReplaced);
  };
  return {
    ...outside,
    quotas: system.quotas,
    departures,
    scheduler,
    uploads,
    /** Drops a file after so many virtual milliseconds. */
    drop(key: string, body: string, after: number): void {
      scheduler.after(after, () => {
        const { versionId, etag } = outside.bucket.put(key, Buffer.from(body));
        const drop = { key, versionId, etag };
        uploads.push(uploadOf(drop));
        trace(`dropped ${key} as ${uploadOf(drop).id}`);
        tell(drop);
      });
    },
    /** Runs until all of so many uploads have ended and nothing is under way; for so many virtual milliseconds at most. */
    run(expected: number, most: number): Promise<"over" | "idle" | "late"> {
      const isOver = () => {
        if (uploads.length < expected || lambda.pending > 0) return false;
        return queues.jobs.size + queues.deadLetters.size === 0 && uploads.every(hasEnded);
      };
      return scheduler.run(isOver, START + most);
    },
  };
}
export type World = ReturnType<typeof openWorld>;

function connectOf({ instance, quotas }: System, now: () => number) {
  let made = 0;
  return openInstance({
    instance,
    region: "us-east-1",
    account: "123456789012",
    rate: quotas.ratePerSecond,
    burst: quotas.burst,
    buckets: quotas.buckets,
    quotas: Object.fromEntries(
      Object.entries(quotas.operations).map(([name, { ratePerSecond: rate, burst }]) => [name, { rate, burst }]),
    ),
    now,
    newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`,
  });
}

function queuesOf({ retries, timeouts }: System, { scheduler, random, weather }: Surroundings) {
  const polls = { jobs: () => {}, deadLetters: () => {} };
  const now = () => scheduler.now;
  const options = (queue: keyof typeof polls) => ({
    now,
    visibility: HIDDEN * timeouts.consumer,
    isRepeated: () => random.chance(weather().messageRepeated),
    choose: (count: number) => (random.chance(weather().messagesDisordered) ? random.between(0, count - 1) : 0),
    arrival: (at: number) => scheduler.after(at - now() + 1, () => polls[queue]()),
  });
  const deadLetters = new MemoryQueue(options("deadLetters"));
  const jobs = new MemoryQueue({ ...options("jobs"), redrive: { after: retries, to: deadLetters } });
  return {
    jobs,
    deadLetters,
    onArrival(pollJobs: () => void, pollDeadLetters: () => void) {
      polls.jobs = pollJobs;
      polls.deadLetters = pollDeadLetters;
    },
  };
}

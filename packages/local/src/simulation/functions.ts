import { bury } from "@frontdesk/core/agents/bury.ts";
import { connectNames } from "@frontdesk/core/agents/connect-names.ts";
import { connectUsers } from "@frontdesk/core/agents/connect-users.ts";
import { consume } from "@frontdesk/core/agents/consume.ts";
import { finish } from "@frontdesk/core/agents/finish.ts";
import { takeIn } from "@frontdesk/core/agents/intake.ts";
import type { Message as QueueMessage } from "@frontdesk/core/agents/queue.ts";
import type { Message } from "@frontdesk/core/agents/report/message.ts";
import { sweep } from "@frontdesk/core/agents/sweep.ts";
import type { Drop } from "@frontdesk/core/agents/upload.ts";
import { bucketLimiter } from "@frontdesk/core/throttle/bucket-limiter.ts";
import type { Left } from "./event-source.ts";
import type { Lambda, SimulatedFunction } from "./lambda.ts";
import type { Life, Surroundings } from "./life.ts";
import { memoryBuckets } from "./memory/buckets.ts";
import { memoryConnect } from "./memory/connect.ts";
import { memoryInbox, type Reading } from "./memory/inbox.ts";
import { memoryLedger } from "./memory/ledger.ts";
import { memoryQueue } from "./memory/queue.ts";
import type { Outside, System } from "./system.ts";

export type Functions = {
  intake: SimulatedFunction<Drop, unknown>;
  consumer: SimulatedFunction<QueueMessage[], Left>;
  bury: SimulatedFunction<QueueMessage[], Left>;
  finish: SimulatedFunction<string, unknown>;
  sweep: SimulatedFunction<null, unknown>;
};

/** The production code of every function, as its door calls it, between memory adapters of the ports. */
export function simulatedFunctions(system: System, outside: Outside, lambda: Lambda, surroundings: Surroundings) {
  const { quotas, retries, rowsAtOnce, timeouts, noteEvery, hold, instance } = system;
  const management = instance.identityManagement;
  const { bucket, ledger, limiter, connect, queues } = outside;

  const portsOf = ({ io, clock }: Life) => ({
    clock,
    inbox: memoryInbox(bucket, io, inPieces(io, surroundings)),
    ledger: memoryLedger(ledger, clock, io),
    queue: memoryQueue(queues, io),
    askToFinish: (upload: string): Promise<void> =>
      io("lambda Invoke", () => lambda.invokeLater(functions.finish, upload)),
    askToTakeIn: (drop: Drop): Promise<void> => io("lambda Invoke", () => lambda.invokeLater(functions.intake, drop)),
  });
  const connectOf = ({ io, clock }: Life, deadline: number) => ({
    client: memoryConnect(connect, io, outside.departs),
    instanceId: connect.instanceId,
    limiter: bucketLimiter({ buckets: memoryBuckets(limiter, io), quotas, clock }),
    deadline,
  });
  /** What a door would log. */
  function log<Output>(output: Output): Output {
    outside.logged.push(output);
    return output;
  }

  const functions: Functions = {
    intake: {
      name: "intake",
      timeout: timeouts.intake,
      async run(drop, { life, requestId: owner, until, deadline }) {
        const ports = { ...portsOf(life), names: connectNames(connectOf(life, deadline)) };
        const rows = { largestFile: 1e9, mostRows: 1e6, mostRemovals: 1e6, noteEvery };
        const limits = { management, hold, sharedQuickConnects: "refused" as const, ...rows };
        return log(await takeIn(drop, { ...ports, ...limits, deadline, lease: { owner, until } }));
      },
    },
    consumer: {
      name: "consumer",
      timeout: timeouts.consumer,
      async run(messages, { life, deadline }) {
        const parts = {
          ...portsOf(life),
          users: connectUsers(connectOf(life, deadline)),
          retries,
          deadline,
          rowsAtOnce,
          rules: { emailChanges: "allowed" as const, management },
        };
        const consumed = log(await consume(messages, parts));
        return consumed.filter(({ outcome }) => outcome === "again").map(({ id }) => id);
      },
    },
    bury: {
      name: "bury",
      timeout: timeouts.consumer,
      async run(messages, { life, deadline }) {
        const ports = { ...portsOf(life), users: connectUsers(connectOf(life, deadline)), rowsAtOnce };
        const keep = ({ id, body }: QueueMessage) => ports.inbox.write(`failed/unreadable/${id}.txt`, [body]);
        const buried = log(await bury(messages, { ...ports, keep }));
        return buried.flatMap(({ id, error }) => (error === undefined ? [] : [id]));
      },
    },
    finish: {
      name: "finish",
      timeout: timeouts.finish,
      async run(upload, { life, requestId: owner, until, deadline }) {
        const ports = { ...portsOf(life), names: connectNames(connectOf(life, deadline)), quotas };
        const announce = (word: Message) => life.io("sns Publish", () => void outside.told.push(word));
        const linkTo = (key: string) => `../${key}`;
        return log(await finish(upload, { ...ports, announce, linkTo, lease: { owner, until } }));
      },
    },
    sweep: {
      name: "sweep",
      timeout: timeouts.sweep,
      run: async (_, { life }) => log(await sweep({ ...portsOf(life), after: SWEEP_AFTER })),
    },
  };
  return functions;
}

/** For how long (ms) an upload may stand still, as the stacks say. */
const SWEEP_AFTER = 5 * 60_000;

/** A body in pieces, each of which takes its time; it may break off midway. */
function inPieces(io: Life["io"], { random, weather }: Surroundings): Reading {
  return async function* (body) {
    const breaksAt = random.chance(weather().brokenBody) ? random.between(0, body.length) : Number.POSITIVE_INFINITY;
    for (let at = 0; at < body.length; ) {
      const size = random.between(1, 4096);
      if (at + size > breaksAt) throw new Error("aborted: the body broke off");
      const piece = body.subarray(at, at + size);
      yield await io("s3 body", () => piece);
      at += size;
    }
  };
}

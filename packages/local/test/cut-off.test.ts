import { finish } from "@frontdesk/core/agents/finish.ts";
import { takeIn } from "@frontdesk/core/agents/intake.ts";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import { systemClock } from "@frontdesk/core/clock.ts";
import { expect, it } from "vitest";
import { adaptersOf } from "./adapters.ts";
import { type Desk, EVENTS, fileOf, graphWithout, openDesk, rowOf } from "./desk.ts";

/** A desk whose intake and finish run here, on the real adapters: they can be cut off at any call that they make. */
async function openByHand() {
  const desk = await openDesk({ graph: graphWithout(EVENTS) });
  const asked = new Set<string>();
  const { inbox, ledger, queue, names } = adaptersOf(desk);
  const ports = { inbox, ledger, queue, names, askToFinish: async (upload: string) => void asked.add(upload) };
  return { desk, ports, asked };
}
type Ports = Awaited<ReturnType<typeof openByHand>>["ports"];

/** The same ports, of which the call with that number (from 1) fails: before its effect, or after it. */
function cutOff(ports: Ports, at: number, isAfter: boolean) {
  let calls = 0;
  const cut = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver) {
        const method = Reflect.get(target, name, receiver);
        if (typeof method !== "function") return method;
        return (...args: unknown[]) => {
          calls += 1;
          if (calls !== at) return method.apply(target, args);
          if (!isAfter) throw new Error("cut off");
          const done = method.apply(target, args);
          return done instanceof Promise ? done.then(() => Promise.reject(new Error("cut off"))) : done;
        };
      },
      apply(target, _, args) {
        calls += 1;
        if (calls === at) throw new Error("cut off");
        return Reflect.apply(target as never, undefined, args as never);
      },
    });
  const { inbox, ledger, queue, names, askToFinish } = ports;
  const all = {
    inbox: cut(inbox),
    ledger: cut(ledger),
    queue: cut(queue),
    names: cut(names),
    askToFinish: cut(askToFinish),
  };
  return { ports: all, calls: () => calls };
}

const lease = (owner: string) => ({ owner, until: Date.now() + 60_000 });
const limits = {
  largestFile: 1e9,
  mostRows: 1e6,
  noteEvery: 1,
  clock: systemClock,
  deadline: Number.POSITIVE_INFINITY,
};
const guards = { hold: { share: 1, from: 0 }, sharedQuickConnects: "refused" } as const;
const rules = { management: "CONNECT_MANAGED", askToTakeIn: async () => {}, ...limits, ...guards } as const;
const telling = {
  quotas: { ratePerSecond: 2, burst: 5, operations: {}, buckets: "per operation" },
  linkTo: (key: string) => key,
} as const;
/** What a finish needs beside the ports that are cut off. */
const around = { ...telling, askToTakeIn: async () => {}, announce: async () => {} };
const dropOf = ({ key, versionId, etag }: Upload) => ({ key, versionId, etag });

/** Lambda tries a failed run again under the same request id. */
async function withRetry(run: () => Promise<unknown>, again: () => Promise<unknown>) {
  await run().catch(again);
}

async function isFinished(desk: Desk, upload: Upload) {
  const entry = await desk.ledger.entry(upload.id);
  return { state: entry?.state, succeeded: entry?.succeeded, failed: entry?.failed };
}

it.each([
  [
    "a file of good and bad rows",
    (n: number) => fileOf(rowOf(`ann${n}`), rowOf("bad login")),
    { succeeded: 1, failed: 1 },
  ],
  ["a file that is refused whole", () => "", { succeeded: 0, failed: 0 }],
])("takes %s in, wherever the intake is cut off", async (_, content, counts) => {
  const { desk, ports, asked } = await openByHand();
  for (const isAfter of [false, true]) {
    for (let at = 1, isOver = false; !isOver; at += 1) {
      const number = at + (isAfter ? 100 : 0);
      const upload = await desk.put(`${number}.csv`, content(number));
      const cut = cutOff(ports, at, isAfter);
      const intake = (each: Ports) => takeIn(dropOf(upload), { ...each, ...rules, lease: lease("request") });
      await withRetry(
        () => intake(cut.ports),
        () => intake(ports),
      );
      isOver = cut.calls() < at;
      // The rows' outcomes come from the real functions; the file that was refused is finished here.
      if (asked.has(upload.id)) await finish(upload.id, { ...ports, ...around, lease: lease("finish") });
      await desk.done(upload);
      expect(await isFinished(desk, upload), `cut at call ${at}, ${isAfter ? "after" : "before"} its effect`).toEqual({
        state: "finished",
        ...counts,
      });
      expect(await desk.keys(`create/${number}.csv`)).toEqual([]);
    }
  }
});

it("finishes an upload once, wherever the finish is cut off", async () => {
  const { desk, ports } = await openByHand();
  const reason = { code: "NoGood", message: "It was no good." };
  for (let at = 1, isOver = false; !isOver; at += 1) {
    const upload = await desk.put(`${at}.csv`, fileOf(rowOf("bad login")));
    await desk.ledger.begin(upload, lease("intake"));
    const dialect = { encoding: "utf-8", delimiter: ",", hasSeparatorLine: false } as const;
    await desk.ledger.surveyed(
      upload.id,
      { dialect, header: fileOf().split("\r\n")[0]?.split(",") ?? [], rows: 1 },
      "create",
    );
    await desk.ledger.sent(upload.id);
    await desk.ledger.fail({ upload: upload.id, row: 1, rows: 1, login: "bad login", line: 2 }, reason);
    const cut = cutOff(ports, at, at % 2 === 0);
    await withRetry(
      () => finish(upload.id, { ...cut.ports, ...around, lease: lease("request") }),
      () => finish(upload.id, { ...ports, ...around, lease: lease("request") }),
    );
    isOver = cut.calls() < at;
    expect(await isFinished(desk, upload)).toEqual({ state: "finished", succeeded: 0, failed: 1 });
    expect(await desk.keys(`create/${at}.csv`)).toEqual([]);
    expect(await desk.keys("failed/")).toHaveLength(at);
    expect(await desk.keys("processed/")).toHaveLength(at);
  }
});

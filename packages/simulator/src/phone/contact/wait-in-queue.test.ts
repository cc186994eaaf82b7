import { describe, expect, it } from "vitest";
import type { Queue } from "../exchange.ts";
import { action, all, call, exchangeOf, flow, hangUp, instance, say } from "../phone.test-support.ts";

const queue = (more: Partial<Queue> = {}): Queue => {
  const id = more.id ?? "q1";
  const arn = `${instance.arn}/queue/${id}`;
  return { id, arn, name: "Support", waiting: 0, agents: [], ...more };
};
const error = { NoMatchingError: "error" };
const choose = action("choose", "UpdateContactTargetQueue", { QueueId: queue().arn }, { next: "hook", errors: error });
const hook = action(
  "hook",
  "UpdateContactEventHooks",
  { EventHooks: { CustomerQueue: "flow-waiting" } },
  { next: "transfer", errors: error },
);
const transfer = action(
  "transfer",
  "TransferContactToQueue",
  {},
  { next: "error", errors: { QueueAtCapacity: "full", ...error } },
);
const main = flow(
  "main",
  choose,
  hook,
  transfer,
  say("full", "We are busy.", "bye"),
  say("error", "Sorry.", "bye"),
  hangUp("bye"),
);
const music = action(
  "music",
  "MessageParticipantIteratively",
  { Messages: [{ PromptId: "music" }, { Text: "Please wait." }], InterruptFrequencySeconds: "20" },
  { when: { MessagesInterrupted: "music" }, errors: { NoMatchingError: "end" } },
);
const waiting = flow("waiting", music, action("end", "EndFlowExecution"));
const exchange = (queues: Queue[], flows = [main, waiting]) => exchangeOf(flows, { queues });

describe("a queue", () => {
  it("connects to the first agent who is available", async () => {
    const { transcript, endedBy, lines } = await call(exchange([queue({ agents: ["nadia", "omar"] })]));
    expect(endedBy).toBe("agent");
    expect(all(transcript, "queue chosen")).toMatchObject([{ queue: "Support" }]);
    expect(all(transcript, "connected")).toMatchObject([{ queue: "Support", agent: "nadia" }]);
    expect(lines.at(-1)).toContain("an agent has the call");
  });

  it.each([
    [2, 2],
    [3, 2],
    [0, 0],
  ])("with %i waiting is at the capacity of %i", async (waiting, maxContacts) => {
    const { spoken, transcript } = await call(exchange([queue({ waiting, maxContacts })]));
    expect(spoken).toEqual(["We are busy."]);
    expect(all(transcript, "queued")).toEqual([]);
  });

  it("plays its flow until the caller hangs up", async () => {
    const { endedBy, spoken, transcript } = await call(
      exchange([queue({ waiting: 1, maxContacts: 2 })]),
      "wait 12,hang up",
    );
    expect(endedBy).toBe("caller");
    expect(spoken.slice(0, 3)).toEqual(["[prompt music]", "Please wait.", "[prompt music]"]);
    expect(transcript.at(-1)?.at).toBe(12_000);
    expect(all(transcript, "queued")).toMatchObject([{ ahead: 1 }]);
  });

  it("is left by a caller without a script when patience is over", async () => {
    const { endedBy, why, transcript } = await call(exchange([queue()]), "", { patience: 50_000 });
    expect([endedBy, why]).toEqual(["caller", "out of patience"]);
    expect(transcript.at(-1)?.at).toBe(50_000);
    expect(all(transcript, "branched").filter(({ branch }) => branch === "Equals MessagesInterrupted")).toHaveLength(2);
  });

  it("is quiet without a flow, and after its flow", async () => {
    const quiet = flow(
      "main",
      { ...choose, Transitions: { ...choose.Transitions, NextAction: "transfer" } },
      transfer,
      say("error", "Sorry.", "bye"),
      say("full", "full", "bye"),
      hangUp("bye"),
    );
    const alone = await call(exchange([queue()], [quiet]), "", { patience: 30_000 });
    expect(alone.transcript.at(-1)).toMatchObject({ at: 30_000, by: "caller" });
    const brief = flow("waiting", say("once", "Please wait.", "end"), action("end", "EndFlowExecution"));
    const after = await call(exchange([queue()], [main, brief]), "", { patience: 30_000 });
    expect(after.spoken).toEqual(["Please wait."]);
    expect(after.transcript.at(-1)).toMatchObject({ at: 30_000, by: "caller" });
  });

  it("may be left by its flow, for another queue or for good", async () => {
    const other = queue({ id: "q2", name: "Sales", agents: ["omar"] });
    const move = action(
      "move",
      "DequeueContactAndTransferToQueue",
      { QueueId: "q2" },
      { errors: { QueueAtCapacity: "bye", NoMatchingError: "bye" } },
    );
    const moving = flow("waiting", say("wait", "Please wait.", "move"), move, hangUp("bye"));
    const moved = await call(exchange([queue(), other], [main, moving]));
    expect(all(moved.transcript, "connected")).toMatchObject([{ queue: "Sales", agent: "omar" }]);
    const gone = await call(exchange([queue()], [main, moving]));
    expect(gone.endedBy).toBe("system");
  });

  it("is not joined twice, nor without being chosen", async () => {
    const again = flow(
      "waiting",
      { ...transfer, Identifier: "again" },
      say("full", "full", "bye"),
      say("error", "Twice.", "bye"),
      hangUp("bye"),
    );
    expect((await call(exchange([queue()], [main, again]))).spoken).toEqual(["Twice."]);
    const none = flow("main", transfer, say("full", "full", "bye"), say("error", "None.", "bye"), hangUp("bye"));
    expect((await call(exchange([queue()], [none]))).spoken).toEqual(["None."]);
  });

  it("that the instance does not have takes the error branch", async () => {
    expect((await call(exchange([]))).spoken).toEqual(["Sorry."]);
  });

  it.each([
    ["NumberOfAgentsAvailable", queue({ agents: ["nadia"] }), "yes"],
    ["NumberOfAgentsStaffed", queue(), "no"],
  ])("can be asked for its %s", async (MetricType, one, heard) => {
    const metric = action(
      "metric",
      "CheckMetricData",
      { MetricType, QueueId: "q1" },
      { errors: { NoMatchingCondition: "no", NoMatchingError: "no" } },
    );
    metric.Transitions.Conditions = [
      { NextAction: "yes", Condition: { Operator: "NumberGreaterThan", Operands: ["0"] } },
    ];
    const asking = flow("asking", metric, say("yes", "yes", "bye"), say("no", "no", "bye"), hangUp("bye"));
    expect((await call(exchange([one], [asking]))).spoken).toEqual([heard]);
  });
});

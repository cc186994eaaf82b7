import { describe, expect, it } from "vitest";
import type { BotReply, BotRequest } from "../../exchange.ts";
import { action, all, flow, hangUp, LINE, say } from "../../phone.test-support.ts";
import { menu, mock, run, started } from "../run.test-support.ts";
import {
  assert,
  error,
  heard,
  hours,
  on,
  override,
  press,
  queue,
  result,
  speak,
  substitute,
} from "../test-case.test-support.ts";

describe("an override", () => {
  const states = (text: string, next: string[] = []) => heard(text, [press("1")], next);

  it("is for one call of its resource, the oldest first; then the real one answers", async () => {
    const answer = (running: string) => mock(result({ LoadedData: JSON.stringify({ running, stopped: 0 }) }));
    const came = await run({
      start: on("TestInitiated", {}, [answer("1"), answer("2")]),
      hello: menu([press("1")], ["one"]),
      one: states("1 instances are", ["two"]),
      two: states("2 instances are", ["real"]),
      real: heard("7 instances are"),
    });
    expect(came.told).toEqual(["✓ PASSED case: 5 of 5 observations; every observation was met"]);
  });

  it("that is set as the call of its resource is observed holds for that very call", async () => {
    const came = await run({
      hello: menu([press("1")]),
      ask: started(
        "InvokeLambdaFunction",
        { LambdaFunctionARN: "states" },
        [mock(error("NoMatchingError"))],
        ["sorry"],
      ),
      sorry: heard("cannot be asked"),
    });
    expect(came.Status).toBe("PASSED");
    expect(came.taken).toContainEqual({ flow: "line", identifier: "ask", branch: "NoMatchingError" });
  });

  it.each([
    ["to exceed its time", error("TimeLimitExceeded", 8), 8000],
    ["to answer later than the flow waits", result({ DelaySeconds: 60, LoadedData: '{"running":"1"}' }), 8000],
    ["to fail", error("NoMatchingError", 2.5), 2500],
  ])("mocks a function %s, by the clock of the call", async (_, strategy, delay) => {
    const came = await run({
      start: on("TestInitiated", {}, [mock(strategy)]),
      hello: menu([press("1")]),
      sorry: heard("cannot be asked"),
    });
    expect(came.Status).toBe("PASSED");
    const [asked, sorry] = [
      came.transcript.find((one) => "identifier" in one && one.identifier === "menu"),
      all(came.transcript, "spoken")[2],
    ];
    expect((sorry?.at ?? 0) - (asked?.at ?? 0)).toBe(delay);
  });

  it.each([
    ["open", result({ Value: "InHours" }), "An agent will be with you."],
    ["closed", result({ Value: "OutOfHours" }), "We are closed."],
    ["unknown", error("NoMatchingError"), "We are closed."],
    ["those of others", substitute(`${hours.arn}-always`), "An agent will be with you."],
  ])("makes hours of operation %s", async (_, strategy, text) => {
    const always = {
      ...hours,
      id: `${hours.id}-always`,
      arn: `${hours.arn}-always`,
      config: [{ day: "THURSDAY" as const, start: "00:00", end: "23:59" }],
    };
    const came = await run(
      {
        start: on("TestInitiated", {}, [
          override("CheckHoursOfOperation", { HoursOfOperationId: hours.arn }, strategy),
        ]),
        hello: menu([press("2")], ["hours"]),
        hours: started("CheckHoursOfOperation", { HoursOfOperationId: hours.arn }, [], ["text"]),
        text: heard(text),
      },
      { hours: [hours, always] },
    );
    expect(came.told[0]).toBe("✓ PASSED case: 4 of 4 observations; every observation was met");
  });

  it("fills a queue, or puts another in its place", async () => {
    const open = override("CheckHoursOfOperation", { HoursOfOperationId: hours.id }, result({ Value: "InHours" }));
    const other = { ...queue, id: "other", arn: `${queue.arn}-other`, name: "Other" };
    const transfer = (strategy: object) =>
      on("TestInitiated", {}, [open, override("TransferContactToQueue", { QueueId: queue.arn }, strategy)]);
    const full = await run({
      start: transfer(error("QueueAtCapacity")),
      hello: menu([press("2")]),
      full: heard("lines are busy"),
    });
    expect(full.Status).toBe("PASSED");
    expect(full.taken).toContainEqual({ flow: "line", identifier: "transfer", branch: "QueueAtCapacity" });
    const put = await run(
      { start: transfer(substitute(other.arn)), hello: menu([press("2")]) },
      { queues: [queue, other] },
    );
    expect(all(put.transcript, "connected")).toMatchObject([{ queue: "Other" }]);
  });

  it("of a queue leaves the flow's own in $.Queue.Name", async () => {
    const other = { ...queue, id: "other", arn: `${queue.arn}-other`, name: "Other" };
    const open = override("CheckHoursOfOperation", { HoursOfOperationId: hours.arn }, result({ Value: "InHours" }));
    const put = override("TransferContactToQueue", { QueueId: queue.id }, substitute(other.arn));
    const came = await run(
      {
        start: on("TestInitiated", {}, [open, put]),
        hello: menu([press("2")]),
        end: on("TestCompleted", {}, [assert("$.Queue.Name", "Equals", queue.name)]),
      },
      { queues: [queue, other] },
    );
    expect(came.told[0]).toBe("✓ PASSED case: 3 of 3 observations; every observation was met");
    expect(all(came.transcript, "queued")).toMatchObject([{ queue: "Other" }]);
  });

  it("holds for a check of the queue's own hours", async () => {
    const office = { ...queue, hoursId: hours.id };
    const check = action(
      "hours",
      "CheckHoursOfOperation",
      {},
      { when: { True: "yes", False: "bye" }, errors: { NoMatchingError: "bye" } },
    );
    const own = flow(
      "own",
      action(
        "choose",
        "UpdateContactTargetQueue",
        { QueueId: queue.id },
        { next: "hours", errors: { NoMatchingError: "bye" } },
      ),
      check,
      say("yes", "We are open.", "bye"),
      hangUp("bye"),
    );
    const start = on("TestInitiated", {}, [
      override("CheckHoursOfOperation", { HoursOfOperationId: hours.arn }, result({ Value: "InHours" })),
    ]);
    const came = await run(
      { start, open: heard("we are open") },
      { flows: [own], numbers: [{ number: LINE, flowId: own.id }], queues: [office] },
    );
    expect(came.Status).toBe("PASSED");
  });
});

describe("a bot", () => {
  const alias = (id: string) => `arn:aws:lex:us-east-1:123456789012:bot-alias/BOT/${id}`;
  const bot = flow(
    "bot",
    action(
      "talk",
      "ConnectParticipantWithLexBot",
      { Text: "How can I help?", LexV2Bot: { AliasArn: alias("LIVE") } },
      {
        when: { Agent: "agent" },
        errors: { NoMatchingCondition: "what", NoMatchingError: "sorry", InputTimeLimitExceeded: "sorry" },
      },
    ),
    say("agent", "You asked for an agent.", "bye"),
    say("what", "I did not get that.", "bye"),
    say("sorry", "The bot is away.", "bye"),
    hangUp("bye"),
  );
  const asked: string[] = [];
  const lines = {
    flows: [bot],
    numbers: [{ number: LINE, flowId: bot.id }],
    sendToBot: async ({ aliasArn, text, sessionAttributes }: BotRequest): Promise<BotReply> => {
      asked.push(`${aliasArn.split("/").at(-1)}: ${text}`);
      const isKnown = text.startsWith("an agent");
      const messages = isKnown ? [] : [{ contentType: "PlainText" as const, content: "Whom do you want?" }];
      return { messages, intent: "Agent", slots: {}, state: isKnown ? "Fulfilled" : "InProgress", sessionAttributes };
    },
  };
  const talk = (ask: object) =>
    on("TestInitiated", {}, [override("ConnectParticipantWithLexBot", { LexV2Bot: { AliasArn: alias("LIVE") } }, ask)]);
  const says = {
    help: heard("how can I help", [speak("somebody")], ["whom"]),
    whom: heard("whom do you want", [speak("an agent")]),
  };

  it("is told words, turn by turn, and may be another's", async () => {
    const came = await run(
      { start: talk(substitute(alias("TEST"))), ...says, done: heard("you asked for an agent") },
      lines,
    );
    expect(came.told).toEqual(["✓ PASSED case: 4 of 4 observations; every observation was met"]);
    expect(asked.splice(0)).toEqual(["TEST: somebody", "TEST: an agent"]);
  });

  it.each(["TimeLimitExceeded", "NoMatchingError"])("takes the branch of NoMatchingError for %s", async (value) => {
    const came = await run({ start: talk(error(value, 1)), sorry: heard("the bot is away") }, lines);
    expect(came.Status).toBe("PASSED");
    expect(came.taken).toContainEqual({ flow: "bot", identifier: "talk", branch: "NoMatchingError" });
  });
});

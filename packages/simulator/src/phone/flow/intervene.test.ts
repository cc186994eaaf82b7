import { describe, expect, it } from "vitest";
import { action, all, call, exchangeOf, flow, hangUp, instance, say } from "../phone.test-support.ts";
import type { Acting, Intervention, Witness } from "../witness.ts";

const fn = "arn:aws:lambda:us-east-1:123456789012:function:who";
const error = { NoMatchingError: "error" };
const main = flow(
  "main",
  action(
    "who",
    "InvokeLambdaFunction",
    { LambdaFunctionARN: fn, LambdaInvocationAttributes: { from: "$.CustomerEndpoint.Address" } },
    { next: "hours", errors: error },
  ),
  action(
    "hours",
    "CheckHoursOfOperation",
    { HoursOfOperationId: "h1" },
    { when: { True: "open", False: "closed" }, errors: error },
  ),
  say("open", "Open, $.External.name.", "bye"),
  say("closed", "Closed, $.External.name.", "bye"),
  say("error", "Error.", "bye"),
  hangUp("bye"),
);
const always = (id: string, open: boolean) => ({
  id,
  arn: `${instance.arn}/operating-hours/${id}`,
  name: id,
  timeZone: "UTC",
  config: open
    ? (["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const).map((day) => ({
        day,
        start: "00:00",
        end: "00:00",
      }))
    : [],
});
const exchange = exchangeOf([main], {
  functions: [fn, `${fn}-else`],
  hours: [always("h1", true), always("h2", false)],
  invoke: async (arn) => ({ status: 200, payload: JSON.stringify({ name: arn === fn ? "Nadia" : "Omar" }) }),
});

/** A witness who intervenes at these actions. */
function witness(interventions: Record<string, Intervention> = {}) {
  const seen: Acting[] = [];
  const times: string[] = [];
  const one: Witness = {
    begun: (contact) => void times.push(`begun ${contact.resolve("$.CustomerEndpoint.Address")}`),
    acting(acting) {
      seen.push(acting);
      return interventions[acting.identifier];
    },
    ended: (contact) => void times.push(`ended ${contact.resolve("$.External.name")}`),
  };
  return { one, seen, times };
}

describe("a witness", () => {
  it("sees the call begin, each action with its references filled in, and the end", async () => {
    const { one, seen, times } = witness();
    const { spoken } = await call(exchange, "", { witnesses: [one] });
    expect(spoken).toEqual(["Open, Nadia."]);
    expect(seen.map(({ identifier, type }) => [identifier, type])).toEqual([
      ["who", "InvokeLambdaFunction"],
      ["hours", "CheckHoursOfOperation"],
      ["open", "MessageParticipant"],
      ["bye", "DisconnectParticipant"],
    ]);
    expect(seen[0]).toMatchObject({
      flow: { name: "main" },
      parameters: { LambdaFunctionARN: fn, LambdaInvocationAttributes: { from: "+12025550123" } },
    });
    expect(times).toEqual(["begun +12025550123", "ended Nadia"]);
  });

  it("may answer for a function and for hours, after a delay of the call's time", async () => {
    const { one } = witness({
      who: { instead: "answer", answer: { name: "Zoë" }, delay: 2_000 },
      hours: { instead: "answer", answer: "False", delay: 0 },
    });
    const { spoken, transcript } = await call(exchange, "", { witnesses: [one] });
    expect(spoken).toEqual(["Closed, Zoë."]);
    expect(all(transcript, "branched")[0]?.at).toBe(2_000);
  });

  it("who answers for functions late comes to the end of their chain, as functions do", async () => {
    const again = (id: string, next: string) =>
      action(id, "InvokeLambdaFunction", { LambdaFunctionARN: fn }, { next, errors: error });
    const chain = flow(
      "chain",
      again("one", "two"),
      again("two", "three"),
      again("three", "done"),
      say("done", "All answered.", "bye"),
      say("error", "Too long.", "bye"),
      hangUp("bye"),
    );
    const late = (delay: number) => ({ instead: "answer" as const, answer: {}, delay });
    const answering = (delay: number) => witness({ one: late(8_000), two: late(8_000), three: late(delay) });
    const lines = exchangeOf([chain], { functions: [fn] });
    const inTime = await call(lines, "", { witnesses: [answering(4_000).one] });
    expect(inTime.spoken).toEqual(["All answered."]);
    expect(all(inTime.transcript, "invoked").map(({ ms }) => ms)).toEqual([8_000, 8_000, 4_000]);
    const over = await call(lines, "", { witnesses: [answering(5_000).one] });
    expect(over.spoken).toEqual(["Too long."]);
    expect(all(over.transcript, "branched").at(2)).toMatchObject({ at: 20_000, why: expect.stringContaining("20 s") });
  });

  it("may put other resources in place of the flow's", async () => {
    const { one } = witness({
      who: { instead: "resource", arn: `${fn}-else` },
      hours: { instead: "resource", arn: "h2" },
    });
    expect((await call(exchange, "", { witnesses: [one] })).spoken).toEqual(["Closed, Omar."]);
  });

  it("may make an action fail, and end the call", async () => {
    const failing = witness({ who: { instead: "error", errorType: "NoMatchingError", delay: 0 } });
    expect((await call(exchange, "", { witnesses: [failing.one] })).spoken).toEqual(["Error."]);
    expect(failing.times.at(-1)).toBe("ended undefined");
    const ending = witness({ hours: { instead: "end", by: "witness" } });
    expect((await call(exchange, "", { witnesses: [ending.one] })).endedBy).toBe("witness");
  });

  it("is asked even where another has decided, and the first decision holds", async () => {
    const first = witness({ hours: { instead: "answer", answer: "True", delay: 0 } });
    const second = witness({ hours: { instead: "answer", answer: "False", delay: 0 } });
    const { spoken } = await call(exchange, "", { witnesses: [first.one, second.one] });
    expect(spoken).toEqual(["Open, Nadia."]);
    expect(second.seen).toHaveLength(first.seen.length);
  });

  it.each<[string, Intervention, string]>([
    [
      "open",
      { instead: "answer", answer: { a: "b" }, delay: 0 },
      "MessageParticipant open, which takes no such answer",
    ],
    ["open", { instead: "resource", arn: "x" }, "the resource of MessageParticipant open, which has none"],
  ])("is refused what cannot be done at %s", async (identifier, intervention, message) => {
    await expect(call(exchange, "", { witnesses: [witness({ [identifier]: intervention }).one] })).rejects.toThrow(
      message,
    );
  });
});

import { describe, expect, it } from "vitest";
import type { LambdaReply } from "./exchange.ts";
import type { Handset } from "./handset.ts";
import { action, all, CALLER, call, exchangeOf, flow, hangUp, instance, LINE, say } from "./phone.test-support.ts";
import { ring } from "./ring.ts";
import { scriptedHandset } from "./scripted-handset.ts";
import type { Entry } from "./transcript.ts";

const WHO = "arn:aws:lambda:us-east-1:123456789012:function:who";
const main = flow(
  "main",
  action(
    "4c1f5a62-0d8e-4f4e-9a7b-111111111111",
    "InvokeLambdaFunction",
    {
      LambdaFunctionARN: WHO,
      InvocationTimeLimitSeconds: "8",
      LambdaInvocationAttributes: { number: "$.CustomerEndpoint.Address" },
      ResponseValidation: { ResponseType: "STRING_MAP" },
    },
    { next: "known", errors: { NoMatchingError: "sorry" } },
  ),
  action(
    "known",
    "Compare",
    { ComparisonValue: "$.External.authorised" },
    { next: "no", when: { yes: "menu" }, errors: { NoMatchingCondition: "no" } },
  ),
  action(
    "menu",
    "GetParticipantInput",
    { Text: "Hello $.External.firstname. Press 1 for news.", InputTimeLimitSeconds: "5", StoreInput: "False" },
    {
      next: "again",
      when: { "1": "news" },
      errors: { InputTimeLimitExceeded: "again", NoMatchingCondition: "again", NoMatchingError: "sorry" },
    },
  ),
  say("news", "All is well.", "bye"),
  say("again", "I did not get that.", "bye"),
  say("no", "You are not authorised.", "bye"),
  say("sorry", "Something went wrong.", "bye"),
  hangUp("bye"),
);

const answering = (answer: object) => {
  const events: unknown[] = [];
  const invoke = async (_: string, payload: string): Promise<LambdaReply> => {
    events.push(JSON.parse(payload));
    return { status: 200, payload: JSON.stringify(answer) };
  };
  return { exchange: exchangeOf([main], { functions: [WHO], invoke }), events };
};

describe("a call", () => {
  it("hears its name, presses a key and is told", async () => {
    const { exchange } = answering({ authorised: "yes", firstname: "Nadia" });
    const { spoken, transcript, endedBy } = await call(exchange, "1");
    expect(spoken).toEqual(["Hello Nadia. Press 1 for news.", "All is well."]);
    expect(endedBy).toBe("system");
    expect(all(transcript, "pressed")).toMatchObject([{ keys: "1" }]);
    expect(all(transcript, "branched").map(({ branch, to }) => [branch, to])).toEqual([
      ["success", "known"],
      ["Equals yes", "menu"],
      ["Equals 1", "news"],
      ["success", "bye"],
    ]);
  });

  it("takes the time-out of a menu after its seconds of silence", async () => {
    const { exchange } = answering({ authorised: "yes", firstname: "Nadia" });
    const { spoken, transcript } = await call(exchange, "wait 6, 1");
    expect(spoken.at(-1)).toBe("I did not get that.");
    expect(all(transcript, "silent")).toMatchObject([{ for: 5_000 }]);
    expect(all(transcript, "pressed")).toEqual([]);
  });

  it("takes the default of a comparison that nothing fits", async () => {
    const { spoken } = await call(answering({}).exchange);
    expect(spoken).toEqual(["You are not authorised."]);
  });

  it("sends the function the event of a contact flow", async () => {
    const { exchange, events } = answering({});
    const { contactId } = await call(exchange);
    expect(events).toMatchObject([
      {
        Name: "ContactFlowEvent",
        Details: {
          Parameters: { number: CALLER },
          ContactData: {
            Attributes: {},
            Channel: "VOICE",
            ContactId: contactId,
            CustomerEndpoint: { Address: CALLER, Type: "TELEPHONE_NUMBER" },
            InitialContactId: contactId,
            InitiationMethod: "INBOUND",
            InstanceARN: instance.arn,
            MediaStreams: { Customer: { Audio: null } },
            Queue: null,
            SystemEndpoint: { Address: LINE, Type: "TELEPHONE_NUMBER" },
          },
        },
      },
    ]);
  });

  it("tells each entry as it happens, before the caller is asked for more", async () => {
    const { exchange } = answering({ authorised: "yes", firstname: "Nadia" });
    const told: Entry[] = [];
    const handset: Handset = {
      hear() {},
      async next() {
        expect(told.at(-1)).toMatchObject({ what: "spoken", text: "Hello Nadia. Press 1 for news." });
        return { does: "press", key: "1", after: 500 };
      },
    };
    const happened = (entry: Entry) => void told.push(entry);
    const { transcript } = await ring(exchange, { from: CALLER, to: LINE }, { handset, happened });
    expect(told).toEqual(transcript);
    expect(told.at(-1)).toMatchObject({ what: "ended", by: "system" });
  });

  it("that is broken off has told why", async () => {
    const told: Entry[] = [];
    const broken = exchangeOf([flow("main", action("what", "NoSuchAction"))]);
    const ringing = ring(
      broken,
      { from: CALLER, to: LINE },
      { handset: scriptedHandset(""), happened: (entry) => void told.push(entry) },
    );
    await expect(ringing).rejects.toThrow("NoSuchAction");
    expect(told.map(({ what }) => what)).toEqual(["entered", "broken"]);
  });

  it("that dialled no number has no system endpoint, for the function either", async () => {
    const { exchange, events } = answering({});
    await ring(exchange, { from: CALLER, flow: "main" }, { handset: scriptedHandset("") });
    expect(events).toMatchObject([{ Details: { ContactData: { SystemEndpoint: null } } }]);
  });
});

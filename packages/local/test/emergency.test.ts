import type { CallFault } from "@frontdesk/simulator/faults/plan.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resource } from "../src/synth/graph.ts";
import { pinsIn } from "./calls/leaks.ts";
import { OF_EMERGENCIES } from "./calls/own-bundles.ts";
import { play } from "./calls/play.ts";
import { silences } from "./calls/silences.ts";
import { callsTo, playTestCase } from "./calls/test-cases.ts";
import { untaken } from "./calls/untaken.ts";
import { admin, customer } from "./emergency/article-list.ts";
import { answerOf, contactOf } from "./emergency/contact.ts";
import { customers } from "./emergency/customers.ts";
import { failing } from "./emergency/failing.ts";
import { hearing } from "./emergency/hearing.ts";
import { proving } from "./emergency/proving.ts";
import { scenarios } from "./emergency/scenarios.ts";
import { AGAIN, KEY_PIN, MOMENT, NOT_VERIFIED, UNDELIVERED } from "./emergency/sentences.ts";
import { setting } from "./emergency/setting.ts";
import { theyAreObserved } from "./observing/on-the-telephone.ts";
import { unusedPermissions } from "./permissions/unused.ts";
import { MARCO, NADIA, openTelephone, PRIYA, type Telephone } from "./telephone.ts";

const ADMINISTRATOR = { phonenumber: PRIYA, firstname: "Priya", lastname: "Shah", administrator: true };

let telephone: Telephone;
const transcripts: Transcript[] = [];

beforeAll(async () => {
  telephone = await openTelephone();
});
// It searches all that the calls have left for the PINs that were sent.
afterAll(() => telephone.close());

describe.each([
  ["Testing the solution – Admin portion", admin],
  ["Once each of the different scenarios has been set call your main call flow", scenarios],
  ["Testing the solution – Customer portion", customer],
  ["proving to hold the phone", proving],
  ["hearing the state", hearing],
  ["setting and removing an emergency", setting],
  ["a change that fails", failing],
  ["customers", customers],
])("%s", (_, scripted) => {
  it.each(scripted)("$name", async (call) => {
    transcripts.push(await play(telephone, call));
  });
});

describe("in Connect's testing language", () => {
  it.each(callsTo(/Emergency\w+FlowArn/))("$Name", async (call) => {
    transcripts.push(await playTestCase(telephone, call));
  });
});

describe("a function that is killed", () => {
  it.each([
    ["before the SMS", { operation: "Publish", what: "kill before" }, { isSent: false, texts: 1 }],
    ["between the SMS and its mark", { operation: "Publish", what: "kill after" }, { isSent: false, texts: 2 }],
    // Three writes come before it: the SMS is counted for the number and for the line, and the PIN is kept.
    [
      "between the mark and the reply",
      { operation: "UpdateItem", what: "kill after", skip: 3 },
      { isSent: true, texts: 1 },
    ],
  ] as const)("%s: repeated as Connect does, one PIN is valid and nobody is locked out", async (_, fault, then) => {
    const killed = await openTelephone({ faults: killing(fault) });
    try {
      await killed.keep(ADMINISTRATOR);
      const contact = contactOf(killed);
      expect((await contact.asksForPin()).functionError).toBe("Unhandled");
      const kept = (await killed.pins()).find(({ pk }) => pk === `contact#${contact.id}`);
      expect({ isSent: kept?.sentAt !== undefined, send: kept?.send }).toEqual({ isSent: then.isSent, send: 1 });
      killed.cloud.calm();
      expect(await contact.asksForPin().then(answerOf)).toEqual({ outcome: "sent", sends: "1" });
      const sent = pinsIn(killed.cloud.texts.entries());
      expect(sent).toHaveLength(then.texts);
      const counted = (await killed.pins()).filter(({ pk }) => String(pk).startsWith("sends#number#"));
      // Of two hours of the clock, where the second began in between.
      expect(new Set(counted.flatMap(({ ids }) => [...(ids as Set<string>)])).size).toBe(1);
      // Of two texts, the first has no PIN any more: it costs a try, and the other lets in.
      const outcomes = [];
      for (const pin of sent) outcomes.push(answerOf(await contact.keys(pin)).outcome);
      expect(outcomes).toEqual([...sent.slice(1).map(() => "mismatch"), "match"]);
    } finally {
      await killed.close();
    }
  });

  it("is invoked again by the flow, and the caller gets in with the newest PIN", async () => {
    const killed = await openTelephone({ faults: killing({ operation: "Publish", what: "kill after" }) });
    try {
      await play(killed, {
        name: "",
        to: "EmergencyAuthentication",
        from: PRIYA,
        keys: "code",
        upon: { hearing: MOMENT, happens: ({ cloud }) => cloud.calm() },
        hears: [MOMENT, KEY_PIN, "Thank you."],
      });
      expect(killed.cloud.texts.entries()).toHaveLength(2);
    } finally {
      await killed.close();
    }
  });
});

describe("where AWS fails", () => {
  const inFault = async (call: Partial<CallFault> & Pick<CallFault, "service" | "what">) =>
    openTelephone({ faults: { seed: 1, calls: [{ probability: 1, ...call }] } });
  const called = { name: "", to: "EmergencyAuthentication", from: PRIYA } as const;

  it.each([
    ["SNS is down", { service: "sns", operation: "Publish", what: "error before" }],
    ["SNS gives no answer", { service: "sns", operation: "Publish", what: "no answer before" }],
    ["KMS is too busy", { service: "kms", operation: "GenerateMac", what: "throttle" }],
    ["DynamoDB refuses", { service: "dynamodb", caller: "*OneTimePin*", what: "error before" }],
  ] as const)("an administrator is told that no PIN can be sent: %s", async (_, fault) => {
    const failing = await inFault(fault);
    try {
      await play(failing, { ...called, hears: [MOMENT, UNDELIVERED] });
    } finally {
      await failing.close();
    }
  });

  it("an administrator gets a PIN where a carrier cannot be looked up", async () => {
    const failing = await inFault({ service: "sms-voice", what: "error before" });
    try {
      await play(failing, { name: "", to: "EmergencyAuthentication", keys: "code", hears: [KEY_PIN, "Thank you."] });
    } finally {
      await failing.close();
    }
  });

  it("a verification that cannot read its key is told, and no try is used", async () => {
    const failing = await inFault({ service: "kms", operation: "Decrypt", what: "throttle" });
    try {
      await play(failing, {
        ...called,
        keys: "code,code,code,code,code,code",
        hears: [NOT_VERIFIED, AGAIN],
        leaves: async ({ pins }) => {
          const pin = (await pins()).find(({ send }) => send);
          expect(pin).not.toHaveProperty("entries");
        },
      });
    } finally {
      await failing.close();
    }
  });
});

describe("guesses over parallel calls", () => {
  it("are looked at three times, however many come at once, and then the right PIN is worth nothing", async () => {
    await telephone.keep(ADMINISTRATOR);
    const contact = contactOf(telephone);
    expect(await contact.asksForPin().then(answerOf)).toMatchObject({ outcome: "sent" });
    const [pin = ""] = pinsIn(telephone.cloud.texts.entries()).slice(-1);
    // A few: each is a process of its own, and ten thousand are tried in pins/guesses.test.ts.
    const wrong = ["00000001", "00000002", "00000003", "00000004", "00000005"].filter((one) => one !== pin);
    const answers = await Promise.all(wrong.map((guess) => contact.keys(guess).then(answerOf)));
    const outcomes = Map.groupBy(answers, ({ outcome }) => outcome);
    expect(outcomes.get("mismatch")?.length).toBeLessThanOrEqual(3);
    expect([...outcomes.keys()].sort()).toEqual(["locked", "mismatch"]);
    expect(answerOf(await contact.keys(pin))).toEqual({ outcome: "locked" });
    const item = (await telephone.pins()).find(({ pk }) => pk === `contact#${contact.id}`);
    expect(item?.entries).toHaveProperty("size", 3);
    expect(item).not.toHaveProperty("verifiedBy");
  });

  it("never get in with a PIN that another call from the same number was sent", async () => {
    const hung = { name: "", to: "EmergencyAuthentication", from: PRIYA, endedBy: "caller" } as const;
    await play(telephone, { ...hung, keys: "hang up", hears: [] });
    const [pin = ""] = pinsIn(telephone.cloud.texts.entries()).slice(-1);
    // A number can be forged: they all call with hers, and key the PIN that another call of hers got.
    const calls = Array.from({ length: 4 }, () =>
      play(telephone, {
        ...{ ...hung, goesOn: true, keys: [...pin, "hang up"].join(",") },
        ...{ hears: [KEY_PIN, "That PIN is wrong or no longer valid."], neverHears: ["Thank you."] },
      }),
    );
    transcripts.push(...(await Promise.all(calls)));
    expect((await telephone.pins()).filter(({ verifiedBy }) => verifiedBy)).toEqual([]);
  });
});

// They judge what the tests above have done: alone they fail.
describe("all calls together", () => {
  it("take every branch of the emergency flows", () => {
    const missed = untaken(telephone, ["EmergencyAuthentication", "EmergencyUpdate", "EmergencyDemo"], transcripts);
    expect(missed, `No scripted call takes\n${missed.join("\n")}`).toEqual([]);
  });

  it("use every permission that the stacks grant to the emergencies' functions", () => {
    expect(unusedPermissions(telephone.graph, telephone.cloud, OF_EMERGENCIES)).toEqual([]);
  });

  theyAreObserved(["pins", "emergency"], () => telephone);

  it("let nobody wait or go in silence after something failed", () => {
    expect(transcripts.flatMap(silences)).toEqual([]);
  });

  it.each([
    ["WrongPins", "WrongPin"],
    ["WrongPins", "PinLocked"],
    ["PinsLimited", "PinLimited"],
  ])("have logged what the metric %s counts: %s", (metric, code) => {
    const { pattern } = resource(telephone.graph, "aws:cloudwatch/logMetricFilter:LogMetricFilter", metric).inputs;
    expect(pattern).toContain(`$.code = "${code}"`);
    const lines = telephone.traces.printed.flatMap((line) => /: (\{.*\})$/.exec(line)?.[1] ?? []);
    expect(lines.map((line) => JSON.parse(line).code)).toContain(code);
  });

  it("have logged nobody's number", () => {
    const printed = telephone.traces.printed.join("\n");
    for (const number of [PRIYA, MARCO, NADIA]) expect(printed).not.toContain(number.slice(1));
  });

  it("have sent PINs, so that the search for them in the end means something", () => {
    expect(telephone.cloud.texts.entries().length).toBeGreaterThan(30);
    expect(
      resource(telephone.graph, "aws:lambda/function:Function", "OneTimePinFunction").inputs.environment.variables,
    ).toMatchObject({
      PIN_LENGTH: "8",
    });
  });
});

const killing = ({ operation, ...fault }: Pick<CallFault, "what" | "skip"> & { operation: string }) => ({
  seed: 1,
  calls: [
    {
      service: operation === "Publish" ? "sns" : "dynamodb",
      operation,
      caller: "*OneTimePin*",
      probability: 1,
      ...fault,
    },
  ],
});

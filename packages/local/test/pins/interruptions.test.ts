import type { Issuing } from "@frontdesk/core/pins/issue.ts";
import type { Verifying } from "@frontdesk/core/pins/verify.ts";
import { describe, expect, it } from "vitest";
import { drawing, type OpenedPins, openPins, wrong } from "./pins.ts";

type Step = (...given: never[]) => Promise<unknown>;

/** The step is carried out, and then the process ends: nobody hears of it. */
const lastStep = <Each extends Step>(step: Each): Each =>
  (async (...given: never[]) => {
    await step(...given);
    throw new Error("cut off");
  }) as unknown as Each;
/** The process ends before the step. */
const neverReached = <Each extends Step>(_: Each): Each =>
  (async () => {
    throw new Error("cut off");
  }) as unknown as Each;

type Cut = (issuing: Issuing, end: typeof lastStep) => Issuing;
const STEPS: [string, Cut][] = [
  ["looking for a PIN", (of, end) => ({ ...of, pins: { ...of.pins, find: end(of.pins.find) } })],
  ["counting", (of, end) => ({ ...of, sends: { count: end(of.sends.count) } })],
  ["making the code", (of, end) => ({ ...of, mac: end(of.mac) })],
  ["writing", (of, end) => ({ ...of, pins: { ...of.pins, put: end(of.pins.put) } })],
  ["writing again", (of, end) => ({ ...of, pins: { ...of.pins, redraw: end(of.pins.redraw) } })],
  ["sending the text", (of, end) => ({ ...of, texts: { send: end(of.texts.send) } })],
  ["marking it as sent", (of, end) => ({ ...of, pins: { ...of.pins, markSent: end(of.pins.markSent) } })],
];

const countsOf = async (opened: OpenedPins) => {
  const counts = (await opened.items()).filter(({ pk }) => String(pk).startsWith("sends#"));
  return counts.map(({ ids }) => [...(ids as Set<string>)]);
};

describe.each(STEPS)("a request that is cut off at %s", (step, cut) => {
  it.each([
    ["before it", neverReached],
    ["after it", lastStep],
  ])("and comes again leaves one valid PIN, a caller who is not locked out, and one count: %s", async (_, end) => {
    const opened = await openPins();
    const { issue, guess, issuing, sentPins, newestPin } = opened;
    // A PIN that was written and not sent is what is written again.
    const written = STEPS.find(([name]) => name === "sending the text")?.[1] as Cut;
    if (step === "writing again") await expect(issue({}, written(issuing, neverReached))).rejects.toThrow("cut off");
    await expect(issue({}, cut(issuing, end))).rejects.toThrow("cut off");
    expect(await issue()).toEqual({ outcome: "sent", sends: 1 });
    const [valid, stale] = [newestPin(), sentPins().slice(0, -1)];
    for (const pin of new Set(stale)) expect(await guess(pin)).toBe(pin === valid ? "match" : "mismatch");
    expect(await guess(wrong(valid))).toBe("mismatch");
    expect(await guess(valid)).toBe("match");
    expect(await countsOf(opened)).toEqual([["c-1/1"], ["c-1/1"]]);
  });

  it("and comes again at the limit is not refused for having come before", async () => {
    const opened = await openPins({ limits: { perNumber: 1, perLine: 1 } });
    await opened.issue({}, cut(opened.issuing, lastStep)).catch((error) => expect(error.message).toBe("cut off"));
    expect(await opened.issue()).toEqual({ outcome: "sent", sends: 1 });
    expect(await opened.issue({ contactId: "c-2" })).toEqual({ outcome: "limited", sends: 0 });
  });
});

it("a request whose text has gone out sends nothing when it comes again, and its PIN stays valid", async () => {
  const { issue, guess, issuing, texts, newestPin } = await openPins();
  const pins = { ...issuing.pins, markSent: lastStep(issuing.pins.markSent) };
  await expect(issue({}, { ...issuing, pins })).rejects.toThrow("cut off");
  for (let each = 0; each < 3; each += 1) expect(await issue()).toEqual({ outcome: "sent", sends: 1 });
  expect(texts()).toHaveLength(1);
  expect(await guess(newestPin())).toBe("match");
});

it("a request that comes again after the PIN has proved who calls takes nothing back", async () => {
  const { issue, guess, issuing, texts, newestPin, isVerified } = await openPins();
  const pins = { ...issuing.pins, markSent: neverReached(issuing.pins.markSent) };
  await expect(issue({}, { ...issuing, pins })).rejects.toThrow("cut off");
  expect(await guess(newestPin())).toBe("match");
  expect(await issue()).toEqual({ outcome: "sent", sends: 1 });
  expect([texts().length, await isVerified()]).toEqual([1, true]);
});

it("a further PIN whose text did not go out is sent when its request comes again", async () => {
  const { issue, guess, issuing, texts, newestPin } = await openPins();
  await issue();
  const unsent = { ...issuing, texts: { send: neverReached(issuing.texts.send) } };
  await expect(issue({ after: 1 }, unsent)).rejects.toThrow("cut off");
  expect(await issue({ after: 1 })).toEqual({ outcome: "sent", sends: 2 });
  expect([texts().length, await guess(newestPin())]).toEqual([2, "match"]);
});

it("a PIN that is drawn again has the tries that are left of its send", async () => {
  const { issue, guess, issuing, newestPin } = await openPins({ random: drawing(111111, 222222) });
  await expect(issue({}, { ...issuing, texts: { send: lastStep(issuing.texts.send) } })).rejects.toThrow("cut off");
  expect([await guess("000000"), await guess("000001")]).toEqual(["mismatch", "mismatch"]);
  await issue();
  expect(newestPin()).toBe("222222");
  expect([await guess("111111"), await guess("222222")]).toEqual(["locked", "locked"]);
});

it("of runs of one request that begin at the same time one sends, and all are answered", async () => {
  const runs = 4;
  const opened = await openPins();
  const { find } = opened.issuing.pins;
  const [all, found] = [Promise.withResolvers<void>(), { count: 0 }];
  const together: typeof find = async (contactId) => {
    const pin = await find(contactId);
    found.count += 1;
    if (found.count === runs) all.resolve();
    await all.promise;
    return pin;
  };
  const issuing = { ...opened.issuing, pins: { ...opened.issuing.pins, find: together } };
  const answers = await Promise.all(Array.from({ length: runs }, () => opened.issue({}, issuing)));
  expect(answers).toEqual(answers.map(() => ({ outcome: "sent", sends: 1 })));
  expect(opened.texts()).toHaveLength(1);
  expect(await opened.guess(opened.newestPin())).toBe("match");
});

it.each(["put", "redraw"] as const)("a PIN whose write is tried again by itself is sent, once: %s", async (write) => {
  const { issue, guess, issuing, texts, newestPin } = await openPins();
  const unsent = { ...issuing, texts: { send: neverReached(issuing.texts.send) } };
  if (write === "redraw") await expect(issue({}, unsent)).rejects.toThrow("cut off");
  // The answer to the first is lost on the way, and the second has the first's in its way.
  const twice: Step = async (...given) => {
    await (issuing.pins[write] as Step)(...given);
    return (issuing.pins[write] as Step)(...given);
  };
  const pins = { ...issuing.pins, [write]: twice };
  expect(await issue({}, { ...issuing, pins })).toEqual({ outcome: "sent", sends: 1 });
  expect([texts().length, await guess(newestPin())]).toEqual([1, "match"]);
});

it("of requests for one PIN at once all are answered, and one of the PINs that they send is valid", async () => {
  const opened = await openPins({ tries: 5 });
  const answers = await Promise.all(Array.from({ length: 4 }, () => opened.issue()));
  expect(answers).toEqual(answers.map(() => ({ outcome: "sent", sends: 1 })));
  expect(await countsOf(opened)).toEqual([["c-1/1"], ["c-1/1"]]);
  const outcomes = await Promise.all([...new Set(opened.sentPins())].map((pin) => opened.guess(pin)));
  expect(outcomes.filter((outcome) => outcome === "match")).toHaveLength(1);
});

describe("a guess that is cut off", () => {
  type CutGuess = (verifying: Verifying, end: typeof lastStep) => Verifying;
  const steps: [string, CutGuess][] = [
    ["counting it", (of, end) => ({ ...of, pins: { ...of.pins, grant: end(of.pins.grant) } })],
    ["making its code", (of, end) => ({ ...of, mac: end(of.mac) })],
    ["using the PIN up", (of, end) => ({ ...of, pins: { ...of.pins, use: end(of.pins.use) } })],
  ];
  it.each(steps)("at %s is right when it comes again, and has cost one try", async (_, cut) => {
    const { issue, guess, verifying, newestPin, tried } = await openPins({ tries: 1 });
    await issue();
    const entry = "the same";
    for (const end of [neverReached, lastStep]) {
      await expect(guess(newestPin(), { entry }, cut(verifying, end))).rejects.toThrow("cut off");
    }
    expect(await guess(newestPin(), { entry })).toBe("match");
    expect(await tried()).toEqual([entry]);
  });
});

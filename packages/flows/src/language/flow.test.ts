import { describe, expect, it } from "vitest";
import { checkHours, compare, loop, transferToFlow } from "./decide.ts";
import { flow, generated, part } from "./flow.ts";
import { invoke, logging, setAttributes, setQueue, transferToQueue } from "./invoke-and-set.ts";
import { ssml } from "./prompt.ts";
import { askBot, collect, hangUp, menu, say } from "./say-and-ask.ts";

const line = flow({
  name: "Main line",
  type: "CONTACT_FLOW",
  start: "log",
  steps: {
    log: logging({ enabled: true, next: "identify" }),
    identify: invoke({ function: "IdentifyCaller", within: 8, next: "known", error: "sorry" }),
    known: compare("$.External.authorised", { is: { true: "remember" }, otherwise: "sorry" }),
    remember: setAttributes({ firstname: "$.External.firstname" }, { next: "choose", error: "sorry" }),
    choose: menu({
      say: "Press 2 to talk to an agent.",
      within: 5,
      keys: { "2": "open", "9": "bot" },
      silence: "again",
      otherwise: "again",
      error: "sorry",
    }),
    again: loop({ times: 2, again: "choose", done: "sorry" }),
    bot: askBot({
      bot: "Admin",
      say: "How can I help?",
      intents: { Reset: "other" },
      otherwise: "sorry",
      error: "sorry",
    }),
    open: checkHours({ hours: "MainLine", open: "queue", closed: "sorry", error: "sorry" }),
    queue: setQueue({ queue: "MainLine", next: "transfer", error: "sorry" }),
    transfer: transferToQueue({ full: "sorry", error: "sorry" }),
    other: transferToFlow({ flow: "Other", error: "sorry" }),
    sorry: say("Sorry.", { next: "bye" }),
    bye: hangUp(),
  },
});

describe("flow", () => {
  it("knows the names that it calls things by, each once", () => {
    expect(line.uses).toEqual({
      functions: ["IdentifyCaller"],
      queues: ["MainLine"],
      hours: ["MainLine"],
      flows: ["Other"],
      bots: ["Admin"],
      securityKeys: [],
      certificates: [],
    });
  });

  it("knows the key that an input is encrypted for, and its certificate", () => {
    const { uses, steps } = flow({
      name: "Encrypted",
      type: "CONTACT_FLOW",
      start: "pin",
      steps: {
        pin: collect({ say: "Your PIN?", within: 30, most: 6, encryptedBy: "Pins", next: "bye", error: "bye" }),
        bye: hangUp(),
      },
    });
    expect(uses).toMatchObject({ securityKeys: ["Pins"], certificates: ["Pins"] });
    expect(steps.pin?.parameters.InputEncryption).toEqual({
      EncryptionKeyId: { sort: "securityKeys", named: "Pins" },
      Key: { sort: "certificates", named: "Pins" },
    });
  });

  it("takes a reference for what is known only in the call, and asks for no ARN for it", () => {
    const { uses, steps } = flow({
      name: "By attribute",
      type: "CONTACT_FLOW",
      start: "queue",
      steps: { queue: setQueue({ queue: "$.Attributes.queue", next: "bye", error: "bye" }), bye: hangUp() },
    });
    expect(uses.queues).toEqual([]);
    expect(steps.queue?.parameters).toEqual({ QueueId: "$.Attributes.queue" });
  });

  it("does not compile with a branch to a step that is not there", () => {
    const dangling = flow({
      name: "Dangling",
      type: "CONTACT_FLOW",
      // @ts-expect-error there is no step of this name
      start: "nowhere",
      steps: {
        // @ts-expect-error there is no step of this name
        hello: say("Hello.", { next: "goodbye" }),
        // @ts-expect-error one of the keys leads nowhere
        choose: menu({
          say: "?",
          within: 5,
          keys: { "1": "bye", "2": "gone" },
          silence: "bye",
          otherwise: "bye",
          error: "bye",
        }),
        bye: hangUp(),
      },
    });
    expect(Object.keys(dangling.steps)).toEqual(["hello", "choose", "bye"]);
  });

  it("does not compile without a branch that Connect demands", () => {
    const incomplete = [
      // @ts-expect-error no error branch
      () => invoke({ function: "F", within: 8, next: "x" }),
      // @ts-expect-error nothing for silence
      () => menu({ say: "?", within: 5, keys: {}, otherwise: "x", error: "x" }),
      // @ts-expect-error nothing for a full queue
      () => transferToQueue({ error: "x" }),
      // @ts-expect-error nothing for closed
      () => checkHours({ open: "x", error: "x" }),
      // @ts-expect-error nothing for other values
      () => compare("$.Channel", { is: { VOICE: "x" } }),
    ];
    expect(incomplete).toHaveLength(5);
  });

  it("does not compile with a key or a time limit that there is not", () => {
    const wrong = [
      // @ts-expect-error two keys at once
      () => menu({ say: "?", within: 5, keys: { "12": "x" }, silence: "x", otherwise: "x", error: "x" }),
      // @ts-expect-error a function has eight seconds at most
      () => invoke({ function: "F", within: 9, next: "x", error: "x" }),
      // @ts-expect-error text is no reference
      () => compare("yes", { is: {}, otherwise: "x" }),
    ];
    expect(wrong).toHaveLength(3);
  });

  it("refuses a limit out of Connect's range, by its name", () => {
    expect(() => menu({ say: "?", within: 181, keys: {}, silence: "x", otherwise: "x", error: "x" })).toThrow(
      "“within” is 181, and must be a whole number from 1 to 180.",
    );
    expect(() => loop({ times: 101, again: "x", done: "x" })).toThrow("“times” is 101");
  });

  it("refuses a name that Connect does not take for an action", () => {
    const named = (name: string) => () =>
      flow({ name: "F", type: "CONTACT_FLOW", start: name, steps: { [name]: hangUp() } });
    expect(named("a/b")).toThrow("Flow “F”: the step “a/b” has one of the characters");
    expect(named("valueOf")).toThrow("is a name that Connect refuses");
    expect(named("x".repeat(51))).toThrow("more than 50 characters");
  });
});

describe("part", () => {
  const greeting = part<"choose">()({
    hello: say("Hello.", { next: "and" }),
    and: say("Welcome.", { next: "choose", error: "hello" }),
  });

  it("writes some steps of a flow elsewhere, with its exits named", () => {
    const whole = flow({
      name: "In parts",
      type: "CONTACT_FLOW",
      start: "hello",
      steps: { ...greeting, choose: say("Goodbye.", { next: "bye" }), bye: hangUp() },
    });
    expect(Object.keys(whole.steps)).toEqual(["hello", "and", "choose", "bye"]);
  });

  it("does not compile where the flow lacks one of its exits, or the part an inner step", () => {
    const broken = [
      () =>
        flow({
          name: "No exit",
          type: "CONTACT_FLOW",
          start: "hello",
          // @ts-expect-error there is no step "choose"
          steps: { ...greeting, bye: hangUp() },
        }),
      () =>
        part<"bye">()({
          // @ts-expect-error neither a step of the part nor one of its exits
          hello: say("Hello.", { next: "choose" }),
        }),
    ];
    expect(broken).toHaveLength(2);
  });
});

describe("generated", () => {
  const counted = generated<"count 1", "choose">({
    "count 1": say("One.", { next: "count 2" }),
    "count 2": say("Two.", { next: "choose" }),
  });

  it("writes as many steps as there are data for, with their entry and exits named", () => {
    const whole = flow({
      name: "Counting",
      type: "CONTACT_FLOW",
      start: "count 1",
      steps: { ...counted, choose: say("Goodbye.", { next: "bye" }), bye: hangUp() },
    });
    expect(Object.keys(whole.steps)).toEqual(["count 1", "count 2", "choose", "bye"]);
  });

  it("does not compile where the flow lacks an exit, or leads to another step than the entry", () => {
    const broken = [
      () =>
        flow({
          name: "No exit",
          type: "CONTACT_FLOW",
          start: "count 1",
          // @ts-expect-error there is no step "choose"
          steps: { ...counted, bye: hangUp() },
        }),
      () =>
        flow({
          name: "Inside",
          type: "CONTACT_FLOW",
          // @ts-expect-error not an entry
          start: "count 2",
          steps: { ...counted, choose: hangUp() },
        }),
    ];
    expect(broken).toHaveLength(2);
  });
});

describe("ssml", () => {
  it("escapes what is put in and adds the speak tag", () => {
    expect(ssml`Hello <break time="1s"/> ${"Fish & <Chips>"}`).toEqual({
      SSML: '<speak>Hello <break time="1s"/> Fish &#38; &#60;Chips&#62;</speak>',
    });
  });

  it("takes SSML within SSML as it is, and keeps a speak tag that is there", () => {
    const inner = ssml`<emphasis>now</emphasis>`;
    expect(ssml`<speak>Go ${inner}</speak>`).toEqual({ SSML: "<speak>Go <emphasis>now</emphasis></speak>" });
  });
});

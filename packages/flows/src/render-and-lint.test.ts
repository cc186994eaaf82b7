import { describe, expect, it } from "vitest";
import { FLOW_TYPES, type FlowType } from "./actions/flow-types.ts";
import { checkHours, compare, endFlow, loop, type Test, transferToFlow, wait } from "./language/decide.ts";
import { flow } from "./language/flow.ts";
import {
  action,
  invoke,
  logging,
  onEvent,
  recording,
  setAttributes,
  setFlowAttributes,
  setQueue,
  transferToQueue,
  voice,
} from "./language/invoke-and-set.ts";
import { SORTS } from "./language/named.ts";
import { audio, type Prompt, recorded, ssml } from "./language/prompt.ts";
import { askBot, collect, hangUp, type Key, menu, say, sayWhileWaiting } from "./language/say-and-ask.ts";
import type { Step } from "./language/step.ts";
import { lint } from "./lint/lint.ts";
import { type Arns, render } from "./render.ts";

/** A sequence of numbers that looks random and is the same for the same seed (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
type Dice = ReturnType<typeof dice>;

const KEYS: Key[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#"];
const TESTS: ((next: string) => Test<string>)[] = [
  (next) => ({ equals: "a", next }),
  (next) => ({ startsWith: "b", next }),
  (next) => ({ endsWith: "c", next }),
  (next) => ({ contains: "d", next }),
  (next) => ({ moreThan: 5, next }),
  (next) => ({ atLeast: 4, next }),
  (next) => ({ lessThan: 3, next }),
  (next) => ({ atMost: 2, next }),
];
const PROMPTS: Prompt[] = [
  "Hello.",
  ssml`Hello, ${"Fish & Chips"}.`,
  recorded("$.Attributes.prompt"),
  audio("s3://b/hello.wav"),
];

/** Every step that the language has, with all that may be left out there or not, as the dice fall. */
const STEPS: ((roll: Dice, to: () => string) => Step)[] = [
  (roll, to) => say(prompt(roll), { next: to(), ...(roll(2) && { error: to() }) }),
  (_, to) => sayWhileWaiting(["Please hold."], { every: 30, interrupted: to() }),
  (roll) => sayWhileWaiting([prompt(roll), "Please hold."]),
  (roll, to) =>
    menu({
      say: prompt(roll),
      within: 1 + roll(180),
      keys: Object.fromEntries(KEYS.filter(() => roll(3) === 0).map((key) => [key, to()])),
      silence: to(),
      otherwise: to(),
      error: to(),
    }),
  (roll, to) =>
    collect({
      say: prompt(roll),
      within: 1 + roll(180),
      most: 1 + roll(20),
      ...(roll(2) && { betweenDigits: 1 + roll(20), endedBy: "#" }),
      ...(roll(2) && { encryptedBy: "Keyed" }),
      next: to(),
      error: to(),
    }),
  (roll, to) =>
    askBot({
      bot: "Admin",
      say: prompt(roll),
      ...(roll(2) && { with: { "x-amz-lex:allow-interrupt": "true" }, silence: to() }),
      intents: { Reset: to(), Help: to() },
      otherwise: to(),
      error: to(),
    }),
  (roll, to) =>
    compare("$.Channel", {
      when: TESTS.filter((_, index) => index === 0 || roll(2)).map((test) => test(to())),
      otherwise: to(),
    }),
  (_, to) => compare("$.External['first name']", { is: { yes: to(), no: to() }, otherwise: to() }),
  (roll, to) => loop({ times: roll(2) ? roll(101) : "$.Attributes.times", again: to(), done: to() }),
  (roll, to) => checkHours({ ...(roll(2) && { hours: "MainLine" }), open: to(), closed: to(), error: to() }),
  (roll, to) => wait({ seconds: 1 + roll(100), next: to(), error: to(), ...(roll(2) && { customerReturned: to() }) }),
  (_, to) => transferToFlow({ flow: "Other", error: to() }),
  (roll, to) =>
    invoke({
      function: "Look",
      within: 8,
      ...(roll(2) && { with: { page: "$.Attributes.page" }, answers: "JSON" as const }),
      next: to(),
      error: to(),
    }),
  (_, to) => setAttributes({ page: "$.External.next", cleared: "" }, { next: to(), error: to() }),
  (_, to) => setFlowAttributes({ tries: "1" }, { next: to(), error: to() }),
  (roll, to) =>
    setQueue({ ...(roll(2) ? { queue: "MainLine" } : { agent: "$.Attributes.agent" }), next: to(), error: to() }),
  (_, to) => transferToQueue({ full: to(), error: to() }),
  (roll, to) => logging({ enabled: roll(2) === 1, next: to() }),
  (roll, to) => voice({ voice: "Amy", ...(roll(2) && { engine: "Neural" as const, error: to() }), next: to() }),
  (roll, to) => recording({ record: roll(2) ? ["Agent", "Customer"] : [], ...(roll(2) && { ivr: true }), next: to() }),
  (_, to) => onEvent({ event: "CustomerQueue", flow: "Other", next: to(), error: to() }),
  (_, to) =>
    action({ type: "TagContact", parameters: { Tags: { a: "b" } }, next: to(), errors: { NoMatchingError: to() } }),
  () => hangUp(),
  () => endFlow(),
];

const prompt = (roll: Dice): Prompt => PROMPTS[roll(PROMPTS.length)] ?? "Hello.";
const ARNS = Object.fromEntries(
  SORTS.map((sort) => [
    sort,
    { Look: "arn:look", Other: "arn:other", MainLine: "arn:line", Admin: "arn:bot", Keyed: "key" },
  ]),
) as unknown as Arns;

describe("whatever the language can say", () => {
  it.each(Array.from({ length: 100 }, (_, seed) => seed))("is taken by the linter: seed %i", (seed) => {
    const roll = dice(seed);
    const names = Array.from({ length: 1 + roll(40) }, (_, index) => `step ${index}`);
    const to = () => names[roll(names.length)] ?? "step 0";
    const steps = Object.fromEntries(
      names.map((name) => [name, (STEPS[roll(STEPS.length)] ?? (() => hangUp()))(roll, to)]),
    );
    const types = Object.keys(FLOW_TYPES) as FlowType[];
    const type = types[roll(types.length)] ?? "CONTACT_FLOW";
    const rendered = render(flow({ name: `Flow ${seed}`, type, start: "step 0", steps }), ARNS);
    expect(lint(rendered).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each(STEPS.map((_, index) => index))("is taken by the linter, each kind of step by itself: %i", (index) => {
    for (let seed = 0; seed < 8; seed++) {
      const step = STEPS[index]?.(dice(seed), () => "one") ?? hangUp();
      const steps: Record<string, Step> = { one: step };
      const rendered = render(flow({ name: "One", type: "CONTACT_FLOW", start: "one", steps }), ARNS);
      expect(lint(rendered).filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });
});

import { expect, it } from "vitest";
import type { Expectation, Observation } from "./observation.ts";
import { begin, goOn, observe, type Standing, type TestEvent, unmet } from "./observations.ts";

const message = (text: string): Expectation => ({ type: "MessageReceived", by: "Inclusion", text });
const one = (identifier: string, expects: Expectation, ...next: string[]): Observation => ({
  identifier,
  expects,
  actions: [],
  next,
});
const said = (text: string, recordings: string[] = []): TestEvent => ({ type: "MessageReceived", text, recordings });

/** Who each event is given to. */
function metBy(observations: Observation[], ...events: TestEvent[]) {
  let standing = begin(observations);
  const met: (string | undefined)[] = [];
  for (const event of events) {
    const seen = observe(standing, event);
    standing = seen.met ? goOn(seen.standing, seen.met.observation) : seen.standing;
    met.push(seen.met?.observation.identifier);
  }
  return { met, standing, missing: names(standing) };
}
const names = (standing: Standing) => unmet(standing).map(({ identifier }) => identifier);

it("watches at first for all who come after nobody", () => {
  const { active } = begin([one("a", message("a"), "c"), one("b", message("b")), one("c", message("c"))]);
  expect([...active]).toEqual(["a", "b"]);
});

it("gives an event to the first in the list of those that it fits", () => {
  const both = [one("late", message("again")), one("early", message("hello"))];
  expect(metBy(both, said("hello again"), said("hello again")).met).toEqual(["late", "early"]);
});

it("gives an event to one observation only, and each observation one event only", () => {
  expect(metBy([one("a", message("hello"))], said("hello"), said("hello")).met).toEqual(["a", undefined]);
});

it("watches for successors from the next event on, for all of them", () => {
  const chain = [one("a", message("hello"), "b", "c"), one("b", message("hello")), one("c", message("hello"))];
  expect(metBy(chain, said("hello"), said("hello"), said("hello")).met).toEqual(["a", "b", "c"]);
});

it("passes over what fits nobody who is watched for", () => {
  const chain = [one("a", message("hello"), "b"), one("b", message("bye"))];
  const { met, missing } = metBy(chain, said("bye"), said("hello"));
  expect(met).toEqual([undefined, "a"]);
  expect(missing).toEqual(["b"]);
});

it("does not watch again for who was met, though two lead there", () => {
  const diamond = [one("a", message("a"), "c"), one("b", message("b"), "c"), one("c", message("c"))];
  expect(metBy(diamond, said("a"), said("c"), said("b"), said("c")).met).toEqual(["a", "c", "b", undefined]);
});

it("remembers the message that came nearest, the last of those that came equally near", () => {
  const { standing } = metBy([one("a", message("two instances"))], said("2 hats"), said("no"), said("instances"));
  expect(standing.nearest.get("a")).toEqual({ heard: "instances", score: 0.5 });
});

it("knows a recording by its id or ARN among what was played", () => {
  const recording = one("a", {
    type: "MessageReceived",
    by: "Recording",
    text: "arn:aws:connect:r:1:instance/i/prompt/p1",
  });
  expect(metBy([recording], said("[prompt p2]", ["p2"]), said("Hello. [prompt p1]", ["p1"])).met).toEqual([
    undefined,
    "a",
  ]);
});

it("knows a flow action by its type and resource, any resource where none is named", () => {
  const start = (action: string, resource?: string): TestEvent => ({ type: "FlowActionStarted", action, resource });
  const chain = [
    one("f", { type: "FlowActionStarted", action: "InvokeLambdaFunction", resource: "states" }),
    one("q", { type: "FlowActionStarted", action: "TransferContactToQueue", resource: undefined }),
  ];
  const events = [
    start("InvokeLambdaFunction", "other"),
    start("InvokeLambdaFunction"),
    start("InvokeLambdaFunction", "states"),
  ];
  expect(metBy(chain, ...events, start("TransferContactToQueue", "q1")).met).toEqual([undefined, undefined, "f", "q"]);
});

it("knows the start and the end of the test", () => {
  const ends = [one("end", { type: "TestCompleted" }), one("start", { type: "TestInitiated" })];
  expect(metBy(ends, { type: "TestInitiated" }, { type: "TestCompleted" }).met).toEqual(["start", "end"]);
});

import { describe, expect, it } from "vitest";
import { say } from "../language/say-and-ask.ts";
import { lint } from "../lint/lint.ts";
import { mainLine } from "../main-line/main-line.ts";
import { emergencyAuthentication } from "./authentication.ts";
import { emergencyDemo } from "./demo.ts";
import { circle, rendered } from "./emergency.test-support.ts";
import { emergencyUpdate } from "./update.ts";

/** Names of 40 characters, and messages of 1,000, with all that a text may hold. */
const called = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${kind} No. ${index + 1}: (A/B), 50% = {C}; [D]`.padEnd(40, "é"));
const MESSAGE = `At {location}: US$.External.pin, $['x'], "50%" <b>\\ $Attributes. {location}. `.padEnd(1000, "€");

function flowsOf(sites: number, kinds: number) {
  const locations = called("Site", sites);
  const types = called("Kind", kinds).map((name) => ({ name, message: MESSAGE }));
  const [location = ""] = locations;
  return [
    mainLine({ open: "every day", emergency: { location, types } }),
    emergencyUpdate({ locations, types, mostHours: 720 }),
    emergencyDemo({ locations, types }),
    emergencyAuthentication({ pinLength: 8, entrySeconds: 180 }),
  ];
}

const sizes = [1, 3, 8, 9, 17, 40].flatMap((sites) => [1, 20].map((kinds) => [sites, kinds] as const));

describe.each(sizes)("with %i locations and %i types", (sites, kinds) => {
  it.each(flowsOf(sites, kinds).map((flow) => [flow.name, flow] as const))("Connect takes %s", (_, flow) => {
    const content = rendered(flow);
    expect(lint(content)).toEqual([]);
    expect(Object.keys(flow.steps).length).toBeLessThanOrEqual(250);
    expect(content.length).toBeLessThanOrEqual(256_000);
  });

  it.each(flowsOf(sites, kinds).map((flow) => [flow.name, flow] as const))(
    "%s offers ten options at most at once",
    (_, { steps }) => {
      const options = Object.values(steps).flatMap(({ type, conditions }) =>
        type === "GetParticipantInput" ? [conditions.length] : [],
      );
      expect(Math.max(...options)).toBeLessThanOrEqual(10);
    },
  );
});

it("a way in circles is found where there is one", () => {
  const steps = { hello: say("Hello.", { next: "again" }), again: say("Again.", { next: "hello" }) };
  expect(circle(steps)).toEqual(["hello", "again", "hello"]);
});

it.each(flowsOf(9, 9).filter(({ name }) => name !== "main line"))(
  "$name comes to an end with a caller who presses nothing that it offers, whatever functions answer",
  ({ steps }) => {
    expect(circle(steps)).toBeUndefined();
  },
);

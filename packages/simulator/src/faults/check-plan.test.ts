import { expect, it } from "vitest";
import { checkPlan } from "./check-plan.ts";
import type { CallFault, FaultPlan } from "./plan.ts";

const services = [{ signingName: "s3" }, { signingName: "sqs" }];
const call = (more: Partial<CallFault>): FaultPlan => ({
  seed: 1,
  calls: [{ service: "s3", what: "throttle", probability: 0.5, ...more }],
});

it("takes a plan that can be", () => {
  const late = { probability: 1, milliseconds: [0, 10] as [number, number] };
  checkPlan({ ...call({}), events: { repeated: 1, late, lost: 0 }, messages: { repeated: 0.1 } }, services);
  checkPlan(call({ what: "broken body", operation: "GetObject", skip: 2 }), services);
});

it.each<[string, FaultPlan]>([
  ["its seed 0.5 is no whole number", { seed: 0.5 }],
  ["calls[0] is of s4, which is no service here", call({ service: "s4" })],
  ["calls[0] has the probability 2, which is not between 0 and 1", call({ probability: 2 })],
  ["calls[0] leaves the first -1 calls alone", call({ skip: -1 })],
  ["calls[0] leaves the first 0.5 calls alone", call({ skip: 0.5 })],
  ["calls[0] needs milliseconds, [least, most]", call({ what: "late" })],
  ["calls[0] has the milliseconds 5 to 1", call({ what: "slow", milliseconds: [5, 1] })],
  ['calls[0] is "throttle", which takes no milliseconds', call({ milliseconds: [1, 5] })],
  ["calls[0] breaks a body of other calls than S3's GetObject", call({ service: "sqs", what: "broken body" })],
  ["messages.repeated has the probability -1, which is not between 0 and 1", { seed: 1, messages: { repeated: -1 } }],
  ["events.lost has the probability 1.5, which is not between 0 and 1", { seed: 1, events: { lost: 1.5 } }],
])("refuses one: %s", (why, plan) => {
  expect(() => checkPlan(plan, services)).toThrow(`The fault plan cannot be: ${why}.`);
});

import { readdir } from "node:fs/promises";
import path from "node:path";
import type { CallFault } from "@frontdesk/simulator/faults/plan.ts";
import { coverage } from "@frontdesk/simulator/phone/coverage.ts";
import { tell } from "@frontdesk/simulator/phone/tell.ts";
import { readTestCase } from "@frontdesk/simulator/phone/test-case/read-test-case.ts";
import { runTestCase } from "@frontdesk/simulator/phone/test-case/run-test-case.ts";
import { describe as describeResult } from "@frontdesk/simulator/phone/test-case/running/describe-result.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calls } from "../../flows/calls/calls.ts";
import { type Graph, ofType, resource } from "../src/synth/graph.ts";
import { ROOT } from "../src/synth/place.ts";
import { readGraph } from "./desk.ts";
import { agents } from "./main-line/agents.ts";
import { failingToOperate } from "./main-line/failing-to-operate.ts";
import { isUnchanged, operating } from "./main-line/operating.ts";
import { type ScriptedCall, TO_PICK, UNREAD, UNSURE } from "./main-line/scripted-call.ts";
import { silences } from "./main-line/silences.ts";
import { states } from "./main-line/states.ts";
import { unusedPermissions } from "./main-line/unused-permissions.ts";
import { whoCalls } from "./main-line/who-calls.ts";
import { OPEN, openTelephone, type Telephone } from "./telephone.ts";

let telephone: Telephone;
const transcripts: Transcript[] = [];

beforeAll(async () => {
  telephone = await openTelephone();
});
afterAll(() => telephone.close());

describe("in Connect's testing language", () => {
  it("every scripted call is among those that are deployed", async () => {
    const files = await readdir(path.join(ROOT, "packages/flows/calls"));
    expect(Object.keys(calls).map((name) => `${name}.json`)).toEqual(files.filter((name) => name.endsWith(".json")));
  });

  it.each(Object.entries(calls).map(([file, call]) => ({ ...call, file })))("$Name", async ({ file, ...call }) => {
    const exchange = telephone.exchange();
    const before = telephone.cloud.runs.entries().length;
    const testCase = readTestCase(JSON.stringify(call), { name: file, names: exchange.names, mustPublish: true });
    const result = await runTestCase(exchange, testCase, { at: OPEN });
    transcripts.push(result.transcript);
    expect(result, describeResult(result).join("\n")).toMatchObject({ Status: "PASSED", ignored: [], unused: [] });
    expect(telephone.cloud.runs.entries().length, "a mock is missing: a function really ran").toBe(before);
  });
});

describe.each([
  ["who calls", whoCalls],
  ["an agent", agents],
  ["the instances", states],
  ["starting and stopping", operating],
  ["what fails an operator", failingToOperate],
])("on the deployed functions: %s", (_, scripted) => {
  it.each(scripted)("$name", (call) => play(telephone, call));
});

describe("where EC2 fails", () => {
  let failing: Telephone;
  beforeAll(async () => {
    const rule = { service: "ec2", probability: 1 };
    const calls: CallFault[] = [
      { ...rule, operation: "DescribeInstances", caller: "*InstanceStates*", what: "throttle" },
      { ...rule, operation: "StopInstances", what: "no answer after" },
    ];
    failing = await openTelephone({ graph: startingNothing(), faults: { seed: 1, calls } });
  });
  afterAll(() => failing.close());

  it("an operator is told that EC2 is too busy, and that nothing is sure where the function may not start", async () => {
    await play(failing, { name: "", keys: "1,3,1,1", hears: [UNREAD, TO_PICK, UNSURE], leaves: isUnchanged });
    const codes = failing.cloud.journal.find({ service: "ec2" }).flatMap(({ code }) => code ?? []);
    expect(new Set(codes)).toEqual(new Set(["RequestLimitExceeded", "UnauthorizedOperation"]));
  });

  it("an operator is promised nothing where EC2 stops the instance and its answer is lost", async () => {
    const hears = ["web is running now.", UNSURE, TO_PICK, "web is stopping at the moment."];
    await play(failing, { name: "", keys: "3,2,1,3,2", hears });
    expect(failing.ec2.stateOf("web")).toBe("stopping");
  });
});

// They judge what the tests above have done: alone they fail.
describe("all calls together", () => {
  it("take every branch of every flow that the stacks deploy", () => {
    const deployed = ofType(telephone.graph, "aws:connect/contactFlow:ContactFlow").map(({ arn }) => arn);
    const flows = telephone.exchange().flows.filter(({ arn }) => deployed.includes(arn));
    expect(flows.map(({ arn }) => arn)).toEqual(deployed);
    const missed = coverage(flows, transcripts).flatMap((covered) =>
      covered.missed.map((branch) => `${covered.flow}: ${branch}`),
    );
    expect(missed, `No scripted call takes\n${missed.join("\n")}`).toEqual([]);
  });

  it("use every permission that the stacks grant to the line's functions", () => {
    expect(unusedPermissions(telephone.graph, telephone.cloud)).toEqual([]);
  });

  it("let nobody wait or go in silence after something failed", () => {
    expect(transcripts.flatMap(silences)).toEqual([]);
  });
});

/** The stacks, where the function that switches instances may not start any. */
function startingNothing(): Graph {
  const graph = readGraph();
  const { inlinePolicies } = resource(graph, "aws:iam/role:Role", "SwitchInstanceRole").inputs;
  for (const inline of inlinePolicies) inline.policy = inline.policy.replace('"ec2:StartInstances",', "");
  return graph;
}

/** Has the call made, and says with its transcript what is not as the script says. */
async function play(on: Telephone, { name, hears, because, endedBy = "system", leaves, ...ringing }: ScriptedCall) {
  const { transcript, ...answered } = await on.ring(ringing);
  transcripts.push(transcript);
  const told = tell(transcript).join("\n");
  const heard = transcript.flatMap((entry) => (entry.what === "spoken" ? [entry.text] : [])).join("\n");
  let from = 0;
  for (const part of hears) {
    const at = heard.indexOf(part, from);
    expect(at, `“${part}” is not heard, or not in this order:\n${told}`).toBeGreaterThanOrEqual(0);
    from = at + part.length;
  }
  const failures = transcript.flatMap((entry) => (entry.what === "invoked" && entry.why) || []);
  if (because) expect(failures.join("\n"), told).toMatch(because);
  expect(answered.endedBy, told).toBe(endedBy);
  expect(answered.why, told).not.toContain("has no branch");
  leaves?.(on);
}

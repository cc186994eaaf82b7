import { readdir } from "node:fs/promises";
import path from "node:path";
import type { CallFault } from "@frontdesk/simulator/faults/plan.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calls } from "../../flows/calls/calls.ts";
import { type Graph, resource } from "../src/synth/graph.ts";
import { ROOT } from "../src/synth/place.ts";
import { OF_MAIN_LINE } from "./calls/own-bundles.ts";
import { play } from "./calls/play.ts";
import { silences } from "./calls/silences.ts";
import { callsTo, playTestCase } from "./calls/test-cases.ts";
import { untaken } from "./calls/untaken.ts";
import { readGraph } from "./desk.ts";
import { callersOfTheMainLine } from "./emergency/customers.ts";
import { agents } from "./main-line/agents.ts";
import { failingToOperate } from "./main-line/failing-to-operate.ts";
import { isUnchanged, operating } from "./main-line/operating.ts";
import { TO_PICK, UNREAD, UNSURE } from "./main-line/sentences.ts";
import { states } from "./main-line/states.ts";
import { whoCalls } from "./main-line/who-calls.ts";
import { theyAreObserved } from "./observing/on-the-telephone.ts";
import { unusedPermissions } from "./permissions/unused.ts";
import { openTelephone, type Telephone } from "./telephone.ts";

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

  it.each(callsTo(/MainLineFlowArn/))("$Name", async (call) => {
    transcripts.push(await playTestCase(telephone, call));
  });
});

describe.each([
  ["who calls", whoCalls],
  ["an agent", agents],
  ["the instances", states],
  ["starting and stopping", operating],
  ["what fails an operator", failingToOperate],
  ["an emergency", callersOfTheMainLine],
])("on the deployed functions: %s", (_, scripted) => {
  it.each(scripted)("$name", async (call) => {
    transcripts.push(await play(telephone, call));
  });
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
    const hears = [UNREAD, TO_PICK, UNSURE];
    transcripts.push(await play(failing, { name: "", keys: "1,3,1,1", hears, leaves: isUnchanged }));
    const codes = failing.cloud.journal.find({ service: "ec2" }).flatMap(({ code }) => code ?? []);
    expect(new Set(codes)).toEqual(new Set(["RequestLimitExceeded", "UnauthorizedOperation"]));
  });

  it("an operator is promised nothing where EC2 stops the instance and its answer is lost", async () => {
    const hears = ["web is running now.", UNSURE, TO_PICK, "web is stopping at the moment."];
    transcripts.push(await play(failing, { name: "", keys: "3,2,1,3,2", hears }));
    expect(failing.ec2.stateOf("web")).toBe("stopping");
  });
});

// They judge what the tests above have done: alone they fail.
describe("all calls together", () => {
  it("take every branch of the main line", () => {
    const missed = untaken(telephone, ["MainLine"], transcripts);
    expect(missed, `No scripted call takes\n${missed.join("\n")}`).toEqual([]);
  });

  it("use every permission that the stacks grant to the line's functions", () => {
    expect(unusedPermissions(telephone.graph, telephone.cloud, OF_MAIN_LINE)).toEqual([]);
  });

  theyAreObserved(["callers", "instances"], () => telephone);

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

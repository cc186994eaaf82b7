import { readTestCase } from "@frontdesk/simulator/phone/test-case/read-test-case.ts";
import { runTestCase } from "@frontdesk/simulator/phone/test-case/run-test-case.ts";
import { describe as describeResult } from "@frontdesk/simulator/phone/test-case/running/describe-result.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { expect } from "vitest";
import { calls } from "../../../flows/calls/calls.ts";
import { OPEN, type Telephone } from "../telephone.ts";

/** The calls in Connect's testing language that begin with one of the flows: `${MainLineFlowArn}`. */
export const callsTo = (flow: RegExp) =>
  Object.entries(calls)
    .map(([file, call]) => ({ ...call, file }))
    .filter(({ EntryPoint }) => flow.test(JSON.stringify(EntryPoint)));

/** Runs a call of the testing language in which every function is mocked. */
export async function playTestCase(
  { exchange, cloud, traces }: Telephone,
  { file, ...call }: ReturnType<typeof callsTo>[number],
): Promise<Transcript> {
  const plugged = exchange();
  const before = cloud.runs.entries().length;
  const testCase = readTestCase(JSON.stringify(call), { name: file, names: plugged.names, mustPublish: true });
  const result = await runTestCase(plugged, testCase, { at: OPEN });
  traces.transcripts.push(result.transcript);
  expect(result, describeResult(result).join("\n")).toMatchObject({ Status: "PASSED", ignored: [], unused: [] });
  expect(cloud.runs.entries().length, "a mock is missing: a function really ran").toBe(before);
  return result.transcript;
}

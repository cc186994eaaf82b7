import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { CALLER, LINE } from "../phone.test-support.ts";
import { readTestCase } from "./read-test-case.ts";
import { runTestCase } from "./run-test-case.ts";
import { exchange, STATES } from "./test-case.test-support.ts";

it("runs the example of the testing language as it is written", async () => {
  const example = await readFile(new URL("example.json", import.meta.url), "utf8");
  const testCase = readTestCase(example, { name: "example", names: { InstanceStatesArn: STATES }, mustPublish: true });
  const result = await runTestCase(exchange(), testCase, { from: CALLER, to: LINE });
  expect(result).toMatchObject({
    Status: "PASSED",
    ObservationSummary: { TotalObservations: 3, ObservationsPassed: 3, ObservationsFailed: 0 },
    CompletionReason: { Type: "SUCCESS", FailureReasons: [] },
  });
});

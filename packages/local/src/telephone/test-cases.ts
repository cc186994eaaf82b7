import { readFile } from "node:fs/promises";
import path from "node:path";
import { readTestCase } from "@frontdesk/simulator/phone/test-case/read-test-case.ts";
import { type Calling, runTestCase } from "@frontdesk/simulator/phone/test-case/run-test-case.ts";
import { describe } from "@frontdesk/simulator/phone/test-case/running/describe-result.ts";
import type { TestResult } from "@frontdesk/simulator/phone/test-case/running/test-result.ts";
import type { DeskExchange } from "./exchange.ts";

export type TestRuns = { results: TestResult[]; told: string; isPassed: boolean };

/**
 * Runs test cases one after the other. All files are read first: one that cannot be run here is refused before anything is
 * dialled. Names such as `${InstanceStatesArn}` stand for what the stacks deploy.
 */
export async function runTests(exchange: DeskExchange, files: string[], calling: Calling): Promise<TestRuns> {
  const cases = [];
  for (const file of files) {
    const text = await readFile(file, "utf8").catch((cause) => {
      throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
    });
    cases.push(readTestCase(text, { name: path.basename(file, ".json"), names: exchange.names }));
  }
  const results: TestResult[] = [];
  for (const each of cases) results.push(await runTestCase(exchange, each, calling));
  const passed = results.filter(({ Status }) => Status === "PASSED").length;
  const told = [...results.flatMap(describe), `${passed} of ${results.length} test cases passed.`].join("\n");
  return { results, told, isPassed: passed === results.length };
}

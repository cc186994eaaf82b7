import type { Exchange } from "../exchange.ts";
import { type Dialled, type Options, ring } from "../ring.ts";
import type { TestCase } from "./read-test-case.ts";
import { judge, type TestResult } from "./running/test-result.ts";
import { LIMIT, TestRun } from "./running/test-run.ts";

/** Who calls whom and when, where the test case does not say; and what a telephone takes beside the two ends of the line. */
export type Calling = Pick<Dialled, "from" | "to" | "flow" | "at"> & Pick<Options, "failing" | "random" | "contactId">;

/**
 * Runs a test case on the telephone, and judges it: delays and the limit of five minutes are of the call's own time. A flow that
 * cannot be run at all throws, as ring() does.
 */
export async function runTestCase(exchange: Exchange, testCase: TestCase, calling: Calling = {}): Promise<TestResult> {
  const { from, to, flow, at, ...options } = calling;
  const { name, entry, attributes, segmentAttributes, observations } = testCase;
  const run = new TestRun(observations, exchange.queues);
  const isNamed = entry.to !== undefined || entry.flow !== undefined;
  const dialled = { ...defined({ from, at }), ...(isNamed ? {} : defined({ to, flow })), ...entry };
  // The test's limit ends the wait in a queue, never the caller's patience before it.
  const ends = { handset: run, witnesses: [run], patience: 2 * LIMIT };
  const { transcript } = await ring(exchange, { ...dialled, attributes, segmentAttributes }, { ...options, ...ends });
  return judge(name, run, transcript);
}

const defined = <T extends object>(parts: T) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };

import type { Exchange } from "../exchange.ts";
import { type Dialled, type Options, ring } from "../ring.ts";
import type { TestCase } from "./read-test-case.ts";
import { judge, type TestResult } from "./running/test-result.ts";
import { LIMIT, TestRun } from "./running/test-run.ts";
import { sameResource } from "./same-resource.ts";

/** Who calls whom and when, where the test case does not say; and what a telephone takes beside the two ends of the line. */
export type Calling = Pick<Dialled, "from" | "to" | "flow" | "at"> & Pick<Options, "failing" | "random" | "contactId">;

/**
 * Runs a test case on the telephone, and judges it: delays and the limit of five minutes are of the call's own time. A flow that
 * cannot be run at all throws, as ring() does.
 */
export async function runTestCase(exchange: Exchange, testCase: TestCase, calling: Calling = {}): Promise<TestResult> {
  const { from, to, flow, at, ...options } = calling;
  const { entry, attributes, segmentAttributes, observations } = testCase;
  const run = new TestRun(observations, exchange.queues);
  const destination = entry.to === undefined && entry.flow === undefined ? { to, flow } : entry;
  const dialled = {
    ...given("from", entry.from ?? from),
    ...given("to", destination.to),
    ...given("flow", destination.flow && flowOf(exchange, destination.flow)),
    ...given("at", at),
    attributes,
    segmentAttributes,
  };
  // The test's limit ends the wait in a queue, never the caller's patience before it.
  const ends = { handset: run, witnesses: [run], patience: 2 * LIMIT };
  const { transcript } = await ring(exchange, dialled, { ...options, ...ends });
  return judge(testCase, run, transcript);
}

/** An alias or version behind a flow's id or ARN means nothing here. */
const flowOf = ({ flows }: Exchange, flow: string) => flows.find(({ arn }) => sameResource(arn, flow))?.id ?? flow;

const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };

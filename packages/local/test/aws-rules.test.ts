import { beforeAll, describe, expect, it } from "vitest";
import { lay } from "../../../settings/overlay.ts";
import { EVERYTHING, EVERYTHING_NEW } from "../src/permissions/everything.ts";
import type { Graph } from "../src/synth/graph.ts";
import { alarms } from "./aws-rules/alarms.ts";
import { cloudformation } from "./aws-rules/cloudformation.ts";
import { connect } from "./aws-rules/connect.ts";
import { dynamodb } from "./aws-rules/dynamodb.ts";
import { eventSources } from "./aws-rules/event-sources.ts";
import { everyResource } from "./aws-rules/every-resource.ts";
import { EXEMPTIONS } from "./aws-rules/exemptions.ts";
import { kinesis } from "./aws-rules/kinesis.ts";
import { kms } from "./aws-rules/kms.ts";
import { lambda } from "./aws-rules/lambda.ts";
import { logs } from "./aws-rules/logs.ts";
import { policies } from "./aws-rules/policies.ts";
import type { Breach, Rule } from "./aws-rules/rule.ts";
import { s3 } from "./aws-rules/s3.ts";
import { schedules } from "./aws-rules/schedules.ts";
import { sqs } from "./aws-rules/sqs.ts";
import { graphWith, readGraph } from "./desk.ts";

const SERVICES = {
  ...{ "a queue": sqs, "event sources": eventSources, functions: lambda, logs, alarms, schedules },
  ...{
    "in Connect, they": connect,
    buckets: s3,
    tables: dynamodb,
    keys: kms,
    streams: kinesis,
    policies,
    "CloudFormation's stacks": cloudformation,
  },
  "every resource": everyResource,
};
const RULES = Object.entries(SERVICES).flatMap(([service, rules]) =>
  Object.entries(rules).map(([name, rule]): [string, string, Rule] => [service, name, rule]),
);

const ALL = graphWith(EVERYTHING_NEW, "production", {});
/** SST shortens the names that it makes (platform/src/components/naming.ts); our own leave a stage 47 characters. */
const LONG_STAGE = "a-stage-with-a-name-of-30-char";
const GRAPHS: Record<string, () => Graph> = {
  "the default settings in production": graphWith({}, "production", {}),
  "the tests' stage": readGraph,
  "everything that settings offer, in a stage with a long name": graphWith(
    lay({ connect: { owner: LONG_STAGE } }, EVERYTHING),
    LONG_STAGE,
    {},
  ),
  "everything with an instance of its own, in production": ALL,
};

const exempt = (rule: string, within: string, { of }: Breach) =>
  EXEMPTIONS.filter((each) => each.rule === rule && each.of.test(of) && (each.in ?? within) === within);

describe.each(Object.entries(GRAPHS))("by AWS's rules, of %s,", (within, read) => {
  let graph: Graph;
  beforeAll(() => {
    graph = read();
  });
  it.each(RULES)("%s %s", (_, name, { breaches }) => {
    expect(breaches(graph).filter((breach) => exempt(name, within, breach).length === 0)).toEqual([]);
  });
});

describe("a rule notices where it is broken:", () => {
  it.each(RULES)("%s %s", (_, __, { source, breaches, spoil }) => {
    const [whole, spoilt] = [ALL(), ALL()];
    spoil(spoilt);
    expect(breaches(spoilt)).not.toEqual(breaches(whole));
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/|^kinds\.ts/);
  });
});

it("nothing is exempt that keeps its rule", () => {
  const used = Object.entries(GRAPHS).flatMap(([within, read]) => {
    const graph = read();
    return RULES.flatMap(([, name, { breaches }]) => breaches(graph).flatMap((breach) => exempt(name, within, breach)));
  });
  expect(EXEMPTIONS.filter((each) => !used.includes(each))).toEqual([]);
});

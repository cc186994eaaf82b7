import { type Graph, ofType, type Resource } from "../../src/synth/graph.ts";

/** What breaks a rule, by its logical name, and how. */
export type Breach = { of: string; what: string };

export type Rule = {
  /** Where AWS says so. */
  source: string;
  breaches(graph: Graph): Breach[];
  /** Breaks it somewhere: a rule that says nothing of that sees nothing. */
  spoil(graph: Graph): void;
};

/** By what they say, as a sentence about whatever they are of. */
export type Rules = Record<string, Rule>;

type Judge = (resource: Resource, graph: Graph) => string | false | undefined;

/** A rule of each resource of these types, whose judge says what is wrong with one. */
export const each =
  (types: string | string[], judge: Judge) =>
  (graph: Graph): Breach[] =>
    [types].flat().flatMap((type) =>
      ofType(graph, type).flatMap((resource) => {
        const what = judge(resource, graph);
        return what ? [{ of: resource.name, what }] : [];
      }),
    );

/** What is wrong with a number that has to be within bounds; nothing where it is left to AWS. */
export const outside = (what: string, value: number | undefined, least: number, most: number) =>
  value !== undefined && !(value >= least && value <= most) && `${what} is ${value}, not ${least}–${most}`;

/** The first resource of a type, to be spoilt. */
export function first(graph: Graph, type: string): Resource {
  const [resource] = ofType(graph, type);
  if (resource) return resource;
  throw new Error(`there is no ${type} to spoil`);
}

/** The resource with this ARN, if it is one of the stacks' own. */
export const byArn = ({ resources }: Graph, arn: unknown) =>
  arn === undefined ? undefined : resources.find((each) => each.arn === arn);

export const isProduction = ({ app }: Graph) => app.stage === "production";

export const FUNCTION = "aws:lambda/function:Function";
export const QUEUE = "aws:sqs/queue:Queue";
export const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
export const TABLE = "aws:dynamodb/table:Table";
export const BUCKET = "aws:s3/bucket:Bucket";
export const KEY = "aws:kms/key:Key";
export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
export const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
export const FLOW = "aws:connect/contactFlow:ContactFlow";
export const STACK = "aws:cloudformation/stack:Stack";
export const ROLE = "aws:iam/role:Role";
export const PERMISSION = "aws:lambda/permission:Permission";
export const SCHEDULE = "aws:scheduler/schedule:Schedule";
export const ASSOCIATION = "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation";

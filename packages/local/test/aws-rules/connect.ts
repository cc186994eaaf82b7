import { lint } from "@frontdesk/flows/lint/lint.ts";
import { type Graph, ofType, type Resource } from "../../src/synth/graph.ts";
import { ASSOCIATION, byArn, each, FLOW, FUNCTION, first, isProduction, type Rules } from "./rule.ts";

const INSTANCE = "aws:connect/instance:Instance";
const NUMBER = "aws:connect/phoneNumber:PhoneNumber";

const WITH_LAMBDA = "https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html";
const WITH_LEX = "https://docs.aws.amazon.com/lexv2/latest/dg/gl-limits.html";

type Action = { Type: string; Parameters: Record<string, string> };
const actionsOf = ({ inputs }: Resource): Action[] => JSON.parse(inputs.content).Actions;
const invocationsOf = (flow: Resource) => actionsOf(flow).filter(({ Type }) => Type === "InvokeLambdaFunction");
const change = (flow: Resource, from: string | RegExp, to: string) => {
  flow.inputs.content = flow.inputs.content.replaceAll(from, to);
};

export const connect: Rules = {
  "are flows of 250 actions and 256,000 characters at most, in which the lint finds nothing": {
    source: "https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html",
    breaches: each(FLOW, ({ inputs }) => {
      const [found] = lint(inputs.content);
      return found && `${found.code}: ${found.message}`;
    }),
    spoil: (graph) => {
      first(graph, FLOW).inputs.content = first(graph, FLOW).inputs.content.padEnd(256_001);
    },
  },
  "end before Connect gives up, where flows invoke them": {
    source: WITH_LAMBDA,
    breaches: each(ASSOCIATION, ({ inputs }, graph) => {
      const timeout = byArn(graph, inputs.functionArn)?.inputs.timeout ?? 3;
      return timeout >= 8 && `runs a function of ${timeout} s`;
    }),
    spoil: (graph) => {
      for (const { inputs } of ofType(graph, FUNCTION)) inputs.timeout = 8;
    },
  },
  "wait for a function longer than it may run": {
    source: WITH_LAMBDA,
    breaches: each(FLOW, (flow, graph) => {
      const short = invocationsOf(flow).find(({ Parameters }) => {
        const timeout = byArn(graph, Parameters.LambdaFunctionARN)?.inputs.timeout ?? 0;
        return !(Number(Parameters.InvocationTimeLimitSeconds) > timeout);
      });
      return (
        short && `waits ${short.Parameters.InvocationTimeLimitSeconds} s for ${short.Parameters.LambdaFunctionARN}`
      );
    }),
    spoil: (graph) => {
      for (const flow of ofType(graph, FLOW))
        change(flow, /"InvocationTimeLimitSeconds": "\d"/g, '"InvocationTimeLimitSeconds": "2"');
    },
  },
  "invoke functions that the instance is associated with": {
    source: WITH_LAMBDA,
    breaches: each(FLOW, (flow, graph) => {
      const known = associated(graph);
      const other = invocationsOf(flow).find(({ Parameters }) => !known.includes(Parameters.LambdaFunctionARN));
      return other && `invokes ${other.Parameters.LambdaFunctionARN}`;
    }),
    spoil: (graph) => {
      for (const { inputs } of ofType(graph, ASSOCIATION)) inputs.functionArn = "arn:else";
    },
  },
  "have their logs on from the first step": {
    source: "https://docs.aws.amazon.com/connect/latest/adminguide/contact-flow-logs.html",
    breaches: each(FLOW, ({ inputs }) => {
      const { StartAction, Actions } = JSON.parse(inputs.content);
      const start = Actions.find(({ Identifier }: { Identifier: string }) => Identifier === StartAction);
      return start.Parameters.FlowLoggingBehavior !== "Enabled" && `begins with ${start.Type}`;
    }),
    spoil: (graph) =>
      change(first(graph, FLOW), '"FlowLoggingBehavior": "Enabled"', '"FlowLoggingBehavior": "Disabled"'),
  },
  "stay in production, instance and numbers, which nobody gets back, and can be removed elsewhere": {
    source: "https://docs.aws.amazon.com/connect/latest/adminguide/delete-connect-instance.html",
    breaches: each(
      [INSTANCE, NUMBER],
      ({ retainOnDelete = false }, graph) =>
        retainOnDelete !== isProduction(graph) && (retainOnDelete ? "stays" : "is deleted"),
    ),
    spoil: (graph) => {
      first(graph, NUMBER).retainOnDelete = !isProduction(graph);
    },
  },
  "end before Lex gives up, where a bot asks them": {
    source: WITH_LEX,
    breaches: each("aws:lambda/permission:Permission", ({ inputs }, graph) => {
      if (inputs.principal !== "lexv2.amazonaws.com") return undefined;
      const timeout = byArn(graph, inputs.function)?.inputs.timeout ?? 3;
      return timeout >= 30 && `runs a function of ${timeout} s`;
    }),
    spoil: (graph) => {
      for (const { inputs } of ofType(graph, FUNCTION)) inputs.timeout = 30;
    },
  },
};

const associated = (graph: Graph) => ofType(graph, ASSOCIATION).map(({ inputs }) => inputs.functionArn);

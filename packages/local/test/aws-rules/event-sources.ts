import { ofType, type Resource } from "../../src/synth/graph.ts";
import { statementsOf } from "../roles.ts";
import { byArn, each, FUNCTION, first, MAPPING, outside, QUEUE, ROLE, type Rules } from "./rule.ts";

const OF_QUEUES = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html";
const BATCHES = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html";
const TO_RECEIVE = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

export const eventSources: Rules = {
  "have batches, windows and concurrency within Lambda's bounds": {
    source: OF_QUEUES,
    breaches: each(MAPPING, ({ inputs }, graph) => {
      const { batchSize = 10, maximumBatchingWindowInSeconds: window = 0, scalingConfig } = inputs;
      const isFifo = Boolean(byArn(graph, inputs.eventSourceArn)?.inputs.fifoQueue);
      return (
        outside("batch", batchSize, 1, isFifo ? 10 : 10_000) ||
        outside("window", window, 0, isFifo ? 0 : 300) ||
        (batchSize > 10 && window < 1 && `a batch of ${batchSize} needs a window`) ||
        outside("concurrency", scalingConfig?.maximumConcurrency, 2, 1000)
      );
    }),
    spoil: (graph) => {
      first(graph, MAPPING).inputs.scalingConfig = { maximumConcurrency: 1 };
    },
  },
  "run no more at once than their function has kept for it": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
    breaches: each(MAPPING, ({ inputs }, graph) => {
      const kept = byArn(graph, inputs.functionName)?.inputs.reservedConcurrentExecutions ?? -1;
      const most = inputs.scalingConfig?.maximumConcurrency;
      return kept >= 0 && !(most <= kept) && `runs ${most} at once, of ${kept} that are kept`;
    }),
    spoil: (graph) => {
      for (const { inputs } of ofType(graph, FUNCTION)) inputs.reservedConcurrentExecutions = 1;
    },
  },
  "are told which messages of a batch failed": {
    source: BATCHES,
    breaches: each(
      MAPPING,
      ({ inputs }) =>
        !inputs.functionResponseTypes?.includes("ReportBatchItemFailures") && "retries a whole batch for one message",
    ),
    spoil: (graph) => {
      first(graph, MAPPING).inputs.functionResponseTypes = [];
    },
  },
  "may be received from by the role of their function": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html#events-sqs-permissions",
    breaches: each(MAPPING, ({ inputs }, graph) => {
      if (!isQueue(byArn(graph, inputs.eventSourceArn))) return undefined;
      const role = byArn(graph, byArn(graph, inputs.functionName)?.inputs.role);
      const may = role ? statementsOf(role) : [];
      const missing = TO_RECEIVE.filter(
        (action) =>
          !may.some(({ Action, Resource }) => Action.includes(action) && Resource.includes(inputs.eventSourceArn)),
      );
      return missing.length > 0 && `may not ${missing.join(", ")}`;
    }),
    spoil: (graph) => {
      for (const { inputs } of ofType(graph, ROLE)) inputs.inlinePolicies = [];
    },
  },
};

const isQueue = (source: Resource | undefined) => source?.type === QUEUE;

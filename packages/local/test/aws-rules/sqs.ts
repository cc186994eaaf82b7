import { type Graph, ofType, type Resource } from "../../src/synth/graph.ts";
import { byArn, each, first, MAPPING, outside, QUEUE, type Rules } from "./rule.ts";

type Redrive = { deadLetterTargetArn: string; maxReceiveCount: number };
const redriveOf = ({ inputs }: Resource): Redrive | undefined =>
  inputs.redrivePolicy ? JSON.parse(inputs.redrivePolicy) : undefined;

const redriven = (graph: Graph) => ofType(graph, QUEUE).filter(redriveOf);
const isDeadLetters = (queue: Resource, graph: Graph) =>
  redriven(graph).some((source) => redriveOf(source)?.deadLetterTargetArn === queue.arn);
const deadLettersOf = (queue: Resource, graph: Graph) => byArn(graph, redriveOf(queue)?.deadLetterTargetArn);
const consumersOf = (queue: Resource, graph: Graph) =>
  ofType(graph, MAPPING).flatMap(({ inputs }) =>
    inputs.eventSourceArn === queue.arn ? (byArn(graph, inputs.functionName) ?? []) : [],
  );

const WITH_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html";
const DEAD_LETTERS =
  "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html";

export const sqs: Rules = {
  "hides a message for six times as long as its function may run": {
    source: WITH_LAMBDA,
    breaches: each(QUEUE, (queue, graph) => {
      const longest = Math.max(0, ...consumersOf(queue, graph).map(({ inputs }) => inputs.timeout));
      const hidden = queue.inputs.visibilityTimeoutSeconds ?? 30;
      return hidden < 6 * longest && `hides for ${hidden} s what a function may take ${longest} s for`;
    }),
    spoil: (graph) => {
      first(graph, QUEUE).inputs.visibilityTimeoutSeconds = 30;
    },
  },
  "has dead letters, where a function takes its messages": {
    source: DEAD_LETTERS,
    breaches: each(QUEUE, (queue, graph) => {
      if (isDeadLetters(queue, graph) || consumersOf(queue, graph).length === 0) return undefined;
      return !deadLettersOf(queue, graph) && "has no dead-letter queue";
    }),
    spoil: (graph) => {
      for (const { inputs } of redriven(graph)) delete inputs.redrivePolicy;
    },
  },
  "tries a message five times at least, since throttles count": {
    source: WITH_LAMBDA,
    breaches: each(QUEUE, (queue) => {
      const { maxReceiveCount = 5 } = redriveOf(queue) ?? {};
      return maxReceiveCount < 5 && `tries ${maxReceiveCount} times`;
    }),
    spoil: (graph) => {
      for (const queue of redriven(graph))
        queue.inputs.redrivePolicy = JSON.stringify({ ...redriveOf(queue), maxReceiveCount: 1 });
    },
  },
  "has dead letters of its own kind, FIFO or standard": {
    source: DEAD_LETTERS,
    breaches: each(QUEUE, (queue, graph) => {
      const letters = deadLettersOf(queue, graph);
      return letters && Boolean(letters.inputs.fifoQueue) !== Boolean(queue.inputs.fifoQueue) && "is of another kind";
    }),
    spoil: (graph) => {
      for (const queue of redriven(graph)) queue.inputs.fifoQueue = true;
    },
  },
  "has its dead letters kept longer than its messages, whose age they keep": {
    source: DEAD_LETTERS,
    breaches: each(QUEUE, (queue, graph) => {
      const letters = deadLettersOf(queue, graph);
      const daysOf = ({ inputs }: Resource) => (inputs.messageRetentionSeconds ?? 345_600) / 86_400;
      if (!letters || daysOf(letters) > daysOf(queue)) return undefined;
      return `are kept ${daysOf(letters)} days, its messages ${daysOf(queue)}`;
    }),
    spoil: (graph) => {
      for (const queue of redriven(graph)) queue.inputs.messageRetentionSeconds = 1_209_600;
    },
  },
  "keeps, hides and delays messages as long as SQS can": {
    source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html",
    breaches: each(
      QUEUE,
      ({ inputs }) =>
        outside("retention", inputs.messageRetentionSeconds, 60, 1_209_600) ||
        outside("visibility", inputs.visibilityTimeoutSeconds, 0, 43_200) ||
        outside("delay", inputs.delaySeconds, 0, 900),
    ),
    spoil: (graph) => {
      first(graph, QUEUE).inputs.messageRetentionSeconds = 1_209_601;
    },
  },
};

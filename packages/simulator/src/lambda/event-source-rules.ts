import type { EventSourceConfig } from "./event-source.ts";
import type { FunctionConfig } from "./function.ts";

type Known = {
  functionOf(arn: string): FunctionConfig | undefined;
  /** A queue's visibility timeout in seconds; nothing where there is no such queue. */
  visibilityOf(queueArn: string): number | undefined;
};

const NO_QUEUE =
  "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.";
const NO_WINDOW = "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10";
const range = (value: number, at: string, most: string, bound: number) =>
  `1 validation error detected: Value '${value}' at '${at}' failed to satisfy constraint: Member must have value ${most} than or equal to ${bound}`;

/** Refuses, with the messages of CreateEventSourceMapping, an event source that Lambda would not make. */
export function checkEventSource(config: EventSourceConfig, known: Known): void {
  const reason = reasonAgainst(config, known);
  if (!reason) return;
  throw new Error(`InvalidParameterValueException: ${reason} (${config.queueArn} to ${config.functionArn})`);
}

function reasonAgainst(config: EventSourceConfig, { functionOf, visibilityOf }: Known): string | undefined {
  const { functionArn, queueArn, batchSize, window, maximumConcurrency: concurrency } = config;
  const target = functionOf(functionArn);
  if (!target) return `Function does not exist: ${functionArn}`;
  if (batchSize < 1) return range(batchSize, "batchSize", "greater", 1);
  if (batchSize > 10_000) return range(batchSize, "batchSize", "less", 10_000);
  if (window < 0) return range(window, "maximumBatchingWindowInSeconds", "greater", 0);
  if (window > 300) return range(window, "maximumBatchingWindowInSeconds", "less", 300);
  if (batchSize > 10 && window === 0) return NO_WINDOW;
  if (concurrency !== undefined && concurrency < 2)
    return range(concurrency, "scalingConfig.maximumConcurrency", "greater", 2);
  if (concurrency !== undefined && concurrency > 1_000)
    return range(concurrency, "scalingConfig.maximumConcurrency", "less", 1_000);
  const visibility = visibilityOf(queueArn);
  if (visibility === undefined) return NO_QUEUE;
  if (visibility >= target.timeout) return undefined;
  return `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${target.timeout} seconds`;
}

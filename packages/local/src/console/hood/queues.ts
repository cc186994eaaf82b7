import { GetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { Clients } from "../../cloud/clients.ts";
import { type Graph, ofType, type Resource } from "../../synth/graph.ts";
import type { QueuesTold, QueueTold } from "../told/hood.ts";
import { LAMBDA, QUEUE, shortly } from "./named.ts";

type Sources = { graph: Graph; endpoint: string; watching: Pick<Clients, "sqs"> };

/** How deep the stacks' queues are, those first that others redrive to nothing of. */
export function queuesIn({ graph, endpoint, watching }: Sources) {
  const standing = ofType(graph, QUEUE).map((queue) => standingOf(queue, graph));
  standing.sort((one, other) => Number(!one.redrive) - Number(!other.redrive));
  async function told({ queueName, ...queue }: (typeof standing)[number]): Promise<QueueTold> {
    const { Attributes = {} } = await watching.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: `${endpoint}/${graph.account}/${queueName}`,
        AttributeNames: [
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed",
        ],
      }),
    );
    return {
      ...queue,
      visible: Number(Attributes.ApproximateNumberOfMessages),
      inFlight: Number(Attributes.ApproximateNumberOfMessagesNotVisible),
      delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed),
    };
  }
  return { read: async (): Promise<QueuesTold> => ({ queues: await Promise.all(standing.map(told)) }) };
}

/** What the stacks say of a queue. */
function standingOf({ name, arn, inputs }: Resource, graph: Graph) {
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(inputs.redrivePolicy ?? "{}");
  const target = ofType(graph, QUEUE).find((one) => one.arn === deadLetterTargetArn);
  const mapping = mappingOf(arn, graph);
  return {
    name: shortly({ name }),
    queueName: inputs.name as string,
    hiddenFor: Number(inputs.visibilityTimeoutSeconds ?? 30),
    ...(target && { redrive: { to: shortly(target), after: Number(maxReceiveCount) } }),
    ...(mapping && { consumer: mapping }),
  };
}

function mappingOf(queueArn: string, graph: Graph): QueueTold["consumer"] {
  const mapping = ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").find(
    ({ inputs }) => inputs.eventSourceArn === queueArn,
  );
  const consumer = mapping && ofType(graph, LAMBDA).find(({ arn }) => arn === mapping.inputs.functionName);
  if (!mapping || !consumer) return undefined;
  const { batchSize = 10, scalingConfig } = mapping.inputs;
  return {
    name: shortly(consumer),
    batch: batchSize,
    ...(scalingConfig && { atOnce: scalingConfig.maximumConcurrency }),
  };
}

import { settings } from "../settings.ts";
import { newInstance } from "./instance.ts";

const STREAMED = {
  contactRecords: { name: "ContactRecords", resourceType: "CONTACT_TRACE_RECORDS" },
  agentEvents: { name: "AgentEvents", resourceType: "AGENT_EVENTS" },
} as const;

/**
 * Streams of a new instance's contact records and agent events, under the recordings' key: Amazon Connect cannot write into one
 * under Kinesis's own. https://docs.aws.amazon.com/connect/latest/adminguide/agent-event-streams-enable.html
 */
export function streams(key: aws.kms.Key | undefined) {
  const instance = newInstance();
  const { keepHours, ...switches } = settings.contactCentre.streams;
  if (!instance || !key) return;
  for (const [kind, state] of Object.entries(switches) as [keyof typeof STREAMED, "off" | "on"][]) {
    if (state === "off") continue;
    const { name, resourceType } = STREAMED[kind];
    const stream = new aws.kinesis.Stream(name, {
      shardCount: 1,
      retentionPeriod: keepHours,
      encryptionType: "KMS",
      kmsKeyId: key.arn,
    });
    new aws.connect.InstanceStorageConfig(`Streamed-${kind}`, {
      instanceId: instance.id,
      resourceType,
      storageConfig: { storageType: "KINESIS_STREAM", kinesisStreamConfig: { streamArn: stream.arn } },
    });
  }
}

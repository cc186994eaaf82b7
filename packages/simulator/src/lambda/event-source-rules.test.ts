import { createServer } from "node:net";
import { afterAll, expect, it } from "vitest";
import { openCloud } from "../cloud.ts";
import { lambdaArn, openBundles, place, role } from "./bundles.test-support.ts";

const bundles = openBundles();
afterAll(() => bundles.remove());
const queueArn = "arn:aws:sqs:us-east-1:123456789012:rows";
const source = { functionArn: lambdaArn("works"), queueArn, batchSize: 10, window: 0, reportBatchItemFailures: true };

it.each<[string, object, string]>([
  ["of an unknown function", { functionArn: lambdaArn("nobody") }, "Function does not exist"],
  ["of a queue that is not there", { queueArn: `${queueArn}-2` }, "AWS.SimpleQueueService.NonExistentQueue"],
  ["of a queue that hides too short", { queueArn: `${queueArn}-short` }, "Queue visibility timeout: 4 seconds is less"],
  ["of large batches without a window", { batchSize: 11 }, "Maximum batch window in seconds must be greater than 0"],
  ["of a single run at once", { maximumConcurrency: 1 }, "must have value greater than or equal to 2"],
  ["of too many runs at once", { maximumConcurrency: 1_001 }, "must have value less than or equal to 1000"],
  ["with too long a window", { window: 301 }, "must have value less than or equal to 300"],
])("an event source %s is refused, and its port is free again", async (_what, more, message) => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, "127.0.0.1", resolve));
  const address = free.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => free.close(resolve));
  const config = {
    ...place,
    port,
    functions: [bundles.write("works", "export const handler = async () => {};", { timeout: 5 })],
    roles: [role("works", "sqs:*")],
    queues: [{ name: "rows" }, { name: "rows-short", visibilityTimeout: 4 }],
  };
  await expect(openCloud({ ...config, eventSources: [{ ...source, ...more }] })).rejects.toThrow(message);
  const cloud = await openCloud({ ...config, eventSources: [source] });
  expect(cloud.port).toBe(port);
  await cloud.close();
});

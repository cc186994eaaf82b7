import type { Counts } from "../bench/tally.ts";
import type { Usage } from "./prices.ts";

const DYNAMODB_READS = ["GetItem", "Query", "Scan", "BatchGetItem"];
const S3_READS = ["GetObject", "HeadObject"];

/**
 * What AWS counts of the calls that were made. One item of a table is taken for one unit: items are below 1 KB, but for the list
 * of an upload's blocks. Calls of Connect's API, EC2's and Lambda's own are free, and so are deletions in S3.
 */
export function usageOf({ calls, functions }: Counts, texts: number): Usage {
  const sum = (service: string, counts: (operation: string) => boolean) =>
    Object.entries(calls).reduce((total, [name, times]) => {
      const [of, operation = ""] = name.split(" ");
      return of === service && counts(operation) ? total + times : total;
    }, 0);
  const runs = Object.values(functions);
  const invocations = runs.reduce((total, run) => total + run.invocations, 0);
  const isRead = (operation: string) => DYNAMODB_READS.includes(operation);
  return {
    lambdaRequest: invocations,
    lambdaTime: runs.reduce((total, { gigabyteSeconds }) => total + gigabyteSeconds, 0),
    dynamodbRead: sum("dynamodb", isRead),
    dynamodbWrite: sum("dynamodb", (operation) => !isRead(operation)),
    sqsRequest: sum("sqs", () => true),
    s3Read: sum("s3", (operation) => S3_READS.includes(operation)),
    s3Write: sum("s3", (operation) => !S3_READS.includes(operation) && !operation.startsWith("Delete")),
    kmsRequest: sum("kms", () => true),
    snsPublish: sum("sns", (operation) => operation === "Publish") - texts,
    text: texts,
    carrierLookup: sum("sms-voice", (operation) => operation === "CarrierLookup"),
    trace: invocations,
  };
}

/** So many times what was used. */
export const times = (usage: Usage, factor: number): Usage =>
  Object.fromEntries(Object.entries(usage).map(([what, quantity]) => [what, quantity * factor]));

/** Of several together. */
export function together(...usages: Usage[]): Usage {
  const sum = new Map<string, number>();
  for (const [what, quantity] of usages.flatMap((usage) => Object.entries(usage))) {
    sum.set(what, (sum.get(what) ?? 0) + quantity);
  }
  return Object.fromEntries(sum);
}

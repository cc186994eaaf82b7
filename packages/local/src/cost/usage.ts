import type { Counts } from "../bench/tally.ts";
import type { Usage } from "./prices.ts";

const DYNAMODB_READS = ["GetItem", "Query", "Scan", "BatchGetItem"];
const S3_READS = ["GetObject", "HeadObject"];

/** Characters of an SMS in one part; our texts have none that GSM 7-bit lacks, but for names. */
const SMS_PART = 160;
/** Bytes of what Lambda itself logs of a run, in JSON: its start, its end and its report. ⚠ No page gives their length. */
const OF_LAMBDA = 800;

export type Sample = { counts: Counts; texts: string[]; logBytes: number };

/**
 * What AWS counts of the calls that were made. One item of a table is taken for one unit, and each read for one that is consistent:
 * items are below 1 KB, but for the list of an upload's blocks. Calls of Connect's API, EC2's and Lambda's own are free, and so are
 * deletions in S3. Of receives, those that brought messages are counted: the others are in what stands.
 */
export function usageOf({ counts: { calls, functions }, texts, logBytes }: Sample): Usage {
  const sum = (service: string, counts: (operation: string) => boolean) =>
    Object.entries(calls).reduce((total, [name, times]) => {
      const [of, operation = ""] = name.split(" ");
      return of === service && counts(operation) ? total + times : total;
    }, 0);
  const runs = Object.values(functions);
  const invocations = runs.reduce((total, run) => total + run.invocations, 0);
  const brought = ["consumer", "bury"].reduce((total, name) => total + (functions[name]?.invocations ?? 0), 0);
  const parts = texts.reduce((total, text) => total + Math.ceil(text.length / SMS_PART), 0);
  const isRead = (operation: string) => DYNAMODB_READS.includes(operation);
  return {
    lambdaRequest: invocations,
    lambdaTime: runs.reduce((total, { gigabyteSeconds }) => total + gigabyteSeconds, 0),
    dynamodbRead: sum("dynamodb", isRead),
    dynamodbWrite: sum("dynamodb", (operation) => !isRead(operation)),
    sqsRequest: sum("sqs", (operation) => operation !== "ReceiveMessage") + brought,
    s3Read: sum("s3", (operation) => S3_READS.includes(operation)),
    s3Write: sum("s3", (operation) => !S3_READS.includes(operation) && !operation.startsWith("Delete")),
    kmsRequest: sum("kms", () => true),
    snsPublish: sum("sns", (operation) => operation === "Publish") - texts.length,
    text: parts,
    carrierLookup: sum("sms-voice", (operation) => operation === "CarrierLookup"),
    trace: invocations,
    logs: (logBytes + invocations * OF_LAMBDA) / 1e9,
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

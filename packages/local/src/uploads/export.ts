import { setTimeout as sleep } from "node:timers/promises";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { GetObjectCommand, NoSuchKey } from "@aws-sdk/client-s3";
import type { Exported } from "@frontdesk/core/agents/export.ts";
import type { Clients } from "../cloud/clients.ts";

const LOOK_EVERY = 500;
/** An export whose runs follow one another has its file by then: an instance of 50,000 users at AWS's own quota. */
const MOST = 8 * 3600_000;

/** Has the instance's users written into a file of the bucket, and gives it: what was asked for may take several runs. */
export async function exportUsers(
  { lambda, s3 }: Clients,
  { bucket, exporting }: { bucket: string; exporting: string },
): Promise<{ key: string; content: string }> {
  const { Payload, FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: exporting, Payload: "{}" }));
  const answer = JSON.parse(Payload?.transformToString() || "{}");
  if (FunctionError) throw new Error(`the export failed: ${answer.errorMessage ?? FunctionError}`);
  const { key } = answer as Exported;
  const end = Date.now() + MOST;
  for (;;) {
    const content = await textOf({ s3 }, bucket, key);
    if (content !== undefined) return { key, content };
    if (Date.now() > end) throw new Error(`the export has not written ${key} in eight hours`);
    await sleep(LOOK_EVERY);
  }
}

/** The text under a key; nothing where there is none. */
export async function textOf(clients: Pick<Clients, "s3">, bucket: string, key: string): Promise<string | undefined> {
  const bytes = await bytesOf(clients, bucket, key);
  return bytes && Buffer.from(bytes).toString();
}

/** What lies under a key, in whatever encoding it is; nothing where there is nothing. */
export async function bytesOf({ s3 }: Pick<Clients, "s3">, bucket: string, key: string) {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { AskToTakeIn } from "./queue.ts";

/** Asks the function that takes files in, and does not wait for it. Lambda tries it again twice by itself. */
export function lambdaIntake({ client, name }: { client: LambdaClient; name: string }): AskToTakeIn {
  return async ({ key, versionId, etag, rehearsal }) => {
    const Payload = Buffer.from(JSON.stringify({ drop: { key, versionId, etag, rehearsal } }));
    await client.send(new InvokeCommand({ FunctionName: name, InvocationType: "Event", Payload }));
  };
}

import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { AskToFinish } from "./queue.ts";

/** Asks the function that finishes uploads, and does not wait for it. Lambda tries it again twice by itself. */
export function lambdaFinish({ client, name }: { client: LambdaClient; name: string }): AskToFinish {
  return async (upload) => {
    const Payload = Buffer.from(JSON.stringify({ upload }));
    await client.send(new InvokeCommand({ FunctionName: name, InvocationType: "Event", Payload }));
  };
}

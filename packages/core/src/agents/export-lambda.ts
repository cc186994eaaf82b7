import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import type { ExportParts } from "./export.ts";

/** Asks the function that exports to go on, and does not wait for it. */
export function lambdaExport({ client, name }: { client: LambdaClient; name: string }): ExportParts["askToGoOn"] {
  return async (part) => {
    const Payload = Buffer.from(JSON.stringify({ part }));
    await client.send(new InvokeCommand({ FunctionName: name, InvocationType: "Event", Payload }));
  };
}

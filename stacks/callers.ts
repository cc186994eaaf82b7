import { flowDoor } from "./flow-door.ts";
import type { Storage } from "./storage.ts";

/** Who may use the main line, and the function that knows them by their number. */
export function callers({ key, decryptTables }: Storage) {
  const table = new sst.aws.Dynamo("Callers", {
    fields: { phonenumber: "string" },
    primaryIndex: { hashKey: "phonenumber" },
    deletionProtection: $app.stage === "production",
    transform: { table: { serverSideEncryption: { enabled: true, kmsKeyArn: key.arn } } },
  });
  const readCallers = [{ actions: ["dynamodb:GetItem"], resources: [table.arn] }, decryptTables];
  const identify = flowDoor("IdentifyCaller", {
    handler: "packages/functions/src/callers/identify.handler",
    environment: { CALLERS: table.name },
    permissions: readCallers,
  });
  return { table, readCallers, functions: { IdentifyCaller: identify } };
}
export type Callers = ReturnType<typeof callers>;

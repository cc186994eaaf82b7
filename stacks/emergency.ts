import { settings } from "../settings.ts";
import type { Callers } from "./callers.ts";
import { flowDoor } from "./flow-door.ts";
import type { Pins } from "./pins.ts";
import type { Storage } from "./storage.ts";

/** Which locations have an emergency, everything that ever changed it, and the functions that tell and change it by telephone. */
export function emergency({ key }: Storage, { table: people, readCallers }: Callers, pins: Pins) {
  const { locations, types, mostHours } = settings.emergency;
  const table = new sst.aws.Dynamo("Emergencies", {
    fields: { board: "string", version: "number" },
    primaryIndex: { hashKey: "board", rangeKey: "version" },
    deletionProtection: $app.stage === "production",
    transform: { table: { serverSideEncryption: { enabled: true, kmsKeyArn: key.arn } } },
  });
  const environment = {
    EMERGENCIES: table.name,
    CALLERS: people.name,
    PINS: pins.table.name,
    LOCATIONS: JSON.stringify(locations),
  };
  const mayKnowWhoAsks = [...readCallers, ...pins.readPins];
  const check = flowDoor("CheckEmergency", {
    handler: "packages/functions/src/emergency/check.handler",
    environment,
    permissions: [...mayKnowWhoAsks, { actions: ["dynamodb:Query"], resources: [table.arn] }],
  });
  const update = flowDoor("UpdateEmergency", {
    handler: "packages/functions/src/emergency/update.handler",
    environment: {
      ...environment,
      EMERGENCY_TYPES: JSON.stringify(types.map(({ name }) => name)),
      MOST_HOURS: String(mostHours),
    },
    permissions: [...mayKnowWhoAsks, { actions: ["dynamodb:Query", "dynamodb:PutItem"], resources: [table.arn] }],
  });
  return { table, functions: { CheckEmergency: check, UpdateEmergency: update } };
}
export type Emergency = ReturnType<typeof emergency>;

import { settings } from "../settings.ts";
import type { Callers } from "./callers.ts";
import { flowDoor } from "./flow-door.ts";
import { keptInProduction } from "./kept.ts";
import { keyedInput } from "./keyed-input.ts";
import { passingTable } from "./passing-table.ts";
import type { Storage } from "./storage.ts";
import { sendThroughSns, textPhones } from "./texting.ts";

/** One-time PINs: sent by SMS to an administrator's mobile, and entered in the call that asked for them. */
export function pins({ key, decryptTables }: Storage, { table: people, readCallers }: Callers) {
  const { length, lifeSeconds, tries, sendsPerNumber, sendsPerLine, senderId } = settings.pins;
  const table = passingTable("Pins", key);
  const macKey = new aws.kms.Key(
    "PinKey",
    {
      description: `What is kept of one-time PINs of ${$app.name} (${$app.stage})`,
      customerMasterKeySpec: "HMAC_256",
      keyUsage: "GENERATE_VERIFY_MAC",
      deletionWindowInDays: 7,
    },
    keptInProduction(),
  );
  const keyed = keyedInput();
  const read = { actions: ["dynamodb:GetItem"], resources: [table.arn] };
  const change = { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: [table.arn] };
  const digest = { actions: ["kms:GenerateMac"], resources: [macKey.arn] };
  const environment = { PINS: table.name, PIN_KEY: macKey.arn };
  const rules = {
    PIN_LENGTH: String(length),
    PIN_LIFE_SECONDS: String(lifeSeconds),
    PIN_SENDS_PER_NUMBER: String(sendsPerNumber),
    PIN_SENDS_PER_LINE: String(sendsPerLine),
  };

  const oneTimePin = flowDoor("OneTimePin", {
    handler: "packages/functions/src/pins/one-time-pin.handler",
    environment: {
      ...environment,
      CALLERS: people.name,
      ...rules,
      ...(senderId ? { SENDER_ID: senderId } : {}),
    },
    permissions: [...readCallers, change, digest, ...textPhones(), sendThroughSns, lookUpCarriers],
  });
  const verify = flowDoor("VerifyPin", {
    handler: "packages/functions/src/pins/verify.handler",
    environment: { ...environment, ...keyed.environment, PIN_TRIES: String(tries) },
    permissions: [change, decryptTables, digest, keyed.mayDecrypt],
  });
  return {
    table,
    /** To know whether a contact has proved itself; the table's key goes with the callers'. */
    readPins: [read],
    /** To send PINs of its own and to verify them; the right to text, and the table's key, are apart. */
    secondFactor: {
      environment: { ...environment, ...rules, PIN_TRIES: String(tries) },
      permissions: [change, digest],
    },
    functions: { OneTimePin: oneTimePin, VerifyPin: verify },
    securityKeys: { Pins: keyed.securityKey },
    certificates: { Pins: keyed.certificate },
  };
}
export type Pins = ReturnType<typeof pins>;

/** It knows no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsendusermessagingsmsandvoicev2.html. */
const lookUpCarriers = { actions: ["sms-voice:CarrierLookup"], resources: ["*"] };

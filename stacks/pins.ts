import { settings } from "../settings.ts";
import type { Callers } from "./callers.ts";
import { flowDoor } from "./flow-door.ts";
import { keyedInput } from "./keyed-input.ts";
import type { Storage } from "./storage.ts";

/** One-time PINs: sent by SMS to an administrator's mobile, and entered in the call that asked for them. */
export function pins({ key, decryptTables }: Storage, { table: people, readCallers }: Callers) {
  const { length, lifeSeconds, tries, sendsPerNumber, sendsPerLine, senderId } = settings.pins;
  const table = new sst.aws.Dynamo("Pins", {
    fields: { pk: "string" },
    primaryIndex: { hashKey: "pk" },
    ttl: "expiresAt",
    transform: {
      table: {
        serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
        // What is over is to be forgotten, numbers and all; nobody restores a PIN.
        pointInTimeRecovery: { enabled: false },
      },
    },
  });
  const macKey = new aws.kms.Key("PinKey", {
    description: `What is kept of one-time PINs of ${$app.name} (${$app.stage})`,
    customerMasterKeySpec: "HMAC_256",
    keyUsage: "GENERATE_VERIFY_MAC",
    deletionWindowInDays: 7,
  });
  const keyed = keyedInput();
  const read = { actions: ["dynamodb:GetItem"], resources: [table.arn] };
  const change = { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: [table.arn] };
  const digest = { actions: ["kms:GenerateMac"], resources: [macKey.arn] };
  const environment = { PINS: table.name, PIN_KEY: macKey.arn };

  const oneTimePin = flowDoor("OneTimePin", {
    handler: "packages/functions/src/pins/one-time-pin.handler",
    environment: {
      ...environment,
      CALLERS: people.name,
      PIN_LENGTH: String(length),
      PIN_LIFE_SECONDS: String(lifeSeconds),
      PIN_SENDS_PER_NUMBER: String(sendsPerNumber),
      PIN_SENDS_PER_LINE: String(sendsPerLine),
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
    functions: { OneTimePin: oneTimePin, VerifyPin: verify },
    securityKeys: { Pins: keyed.securityKey },
    certificates: { Pins: keyed.certificate },
  };
}
export type Pins = ReturnType<typeof pins>;

/**
 * A phone number has no ARN: what may be sent to every phone (`*`) could be published to every topic as well, but for the deny.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
 */
function textPhones() {
  const topics = $interpolate`arn:${aws.getPartitionOutput().partition}:sns:*:*:*`;
  return [
    { actions: ["sns:Publish"], resources: ["*"] },
    { effect: "deny" as const, actions: ["sns:Publish"], resources: [topics] },
  ];
}

/**
 * ⚠ SNS hands an SMS to End User Messaging in the name of whoever publishes. Its guide asks for "the sms-voice APIs", and the
 * one that sends is missing in its example: https://docs.aws.amazon.com/sns/latest/dg/sns-sms-access-management.html. AWS's own
 * AmazonSNSFullAccess (of 2024-09) allows it on this condition, so that the function cannot send in any other way.
 */
const sendThroughSns = {
  actions: ["sms-voice:SendTextMessage"],
  resources: ["*"],
  conditions: [{ test: "StringEquals", variable: "aws:CalledViaLast", values: ["sns.amazonaws.com"] }],
};

/** It knows no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsendusermessagingsmsandvoicev2.html. */
const lookUpCarriers = { actions: ["sms-voice:CarrierLookup"], resources: ["*"] };

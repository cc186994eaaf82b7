import { directoryText } from "../settings/directory.ts";
import { settings } from "../settings.ts";
import { userAdministration } from "./bot.ts";
import type { DirectoryKey } from "./directory-key.ts";
import { door, logGroupOf } from "./door.ts";
import { inNetwork } from "./network.ts";
import { passingTable } from "./passing-table.ts";
import type { Pins } from "./pins.ts";
import type { Storage } from "./storage.ts";
import { sendThroughSns, textPhones } from "./texting.ts";

/** Lex waits for 30. The function itself gives up on a directory after eight. */
const SECONDS = 20;

/**
 * Password resets: the function that does them, what it counts, and the bot that asks it. Nothing of it is there where settings
 * offer none.
 */
export function passwords({ key, decryptTables }: Storage, { secondFactor: pin }: Pins, secret: DirectoryKey) {
  const { directory, network, attempts, length, startMonth, secondFactor } = settings.passwords;
  if (!secret) return undefined;
  const { senderId } = settings.pins;
  const { alias, mayDecrypt } = secret;
  const table = passingTable("ResetAttempts", key);
  const isByPin = secondFactor === "PIN";
  const reset = door("ResetPassword", {
    handler: "packages/functions/src/passwords/reset.handler",
    timeout: `${SECONDS} seconds`,
    // More memory is more of a CPU, which TLS and a cold start take.
    memory: "1024 MB",
    vpc: { privateSubnets: network.subnetIds, securityGroups: network.securityGroupIds },
    environment: {
      DIRECTORY: directoryText(directory),
      DIRECTORY_CA: directory.ca,
      DIRECTORY_PASSWORD: directory.password,
      RESET_ATTEMPTS: table.name,
      RESET_LIMITS: JSON.stringify(attempts),
      START_MONTH: startMonth,
      SECOND_FACTOR: secondFactor,
      PASSWORD_LENGTH: String(length),
      ...(senderId ? { SENDER_ID: senderId } : {}),
      ...(isByPin ? pin.environment : {}),
    },
    permissions: [
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: [table.arn] },
      decryptTables,
      mayDecrypt,
      ...inNetwork(),
      ...textPhones(),
      sendThroughSns,
      ...(isByPin ? pin.permissions : []),
    ],
  });
  return {
    alias,
    table,
    reset: { name: reset.name, logGroup: logGroupOf(reset) },
    bots: { UserAdministration: userAdministration(reset) },
  };
}
export type Passwords = ReturnType<typeof passwords>;

import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { kmsServicePassword } from "@frontdesk/core/directory/service-password.ts";
import { dynamoAttempts } from "@frontdesk/core/passwords/attempts-dynamo.ts";
import { ldapDirectory } from "@frontdesk/core/passwords/directory/open-directory.ts";
import { dynamoLeases } from "@frontdesk/core/passwords/lease-dynamo.ts";
import type { Resetting } from "@frontdesk/core/passwords/reset.ts";
import { systemRandom as random } from "@frontdesk/core/pins/draw.ts";
import { snsTexts } from "@frontdesk/core/pins/texts-sns.ts";
import { kmsOnTheLine } from "../aws/kms-on-the-line.ts";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { snsWithinASecond } from "../aws/sns-within-a-second.ts";
import { log } from "../log.ts";
import { environment } from "./environment.ts";
import { pinFactor } from "./pin-factor.ts";

const told = {
  ...environment("DIRECTORY", "DIRECTORY_CA", "DIRECTORY_PASSWORD", "RESET_ATTEMPTS", "RESET_LIMITS"),
  ...environment("START_MONTH", "SECOND_FACTOR", "PASSWORD_LENGTH", "SENDER_ID"),
};
const table = { client: dynamoOnTheLine, table: told.RESET_ATTEMPTS, clock };

/** A caller waits for eight seconds: what is left of them is for counting, for SNS and for a cold start. */
const SECONDS = { find: 3, set: 1.5, look: 1 };

const directory = ldapDirectory({
  ...told.DIRECTORY,
  ca: told.DIRECTORY_CA,
  password: kmsServicePassword({ client: kmsOnTheLine, encrypted: told.DIRECTORY_PASSWORD }),
  passedOver: (server, code) => log.warn("a server of the directory is passed over", { server, code }),
  clock,
  seconds: SECONDS,
});

/** What resets passwords, by the directory of settings and the services of the account that the function runs in. */
export const resetting: Resetting = {
  ...{ directory, random, clock },
  attempts: dynamoAttempts(table),
  leases: dynamoLeases(table),
  texts: snsTexts({ client: snsWithinASecond, senderId: told.SENDER_ID }),
  limits: told.RESET_LIMITS,
  startMonth: told.START_MONTH,
  secondFactor: told.SECOND_FACTOR,
  length: told.PASSWORD_LENGTH,
  ...(told.SECOND_FACTOR === "PIN" && { pins: pinFactor() }),
};

import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Board } from "@frontdesk/core/emergency/board.ts";
import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { checkEmergency } from "@frontdesk/core/emergency/check.ts";
import { updateEmergency } from "@frontdesk/core/emergency/update.ts";
import type { Asked, Rules } from "@frontdesk/core/emergency/wish.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import type { TableConfig } from "@frontdesk/simulator/dynamodb/tables.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import { onTestFinished } from "vitest";
import { clientsOf } from "../../src/cloud/clients.ts";
import { standingClock } from "../clock.ts";

export const PLACE = { account: "123456789012", region: "us-east-1" };
export const EMERGENCIES: TableConfig = {
  ...{ name: "emergencies", attributes: { board: "S", version: "N" }, hashKey: "board", rangeKey: "version" },
};

export const RULES: Rules = {
  locations: [
    { name: "Singapore", timeZone: "Asia/Singapore" },
    { name: "Manila", timeZone: "Asia/Manila" },
    { name: "Sydney", timeZone: "Australia/Sydney" },
  ],
  types: ["Fire alarm", "Flood"],
  mostHours: 72,
};
export const HOUR = 3_600_000;
/** 14:30 in Manila. */
const START = Date.parse("2026-11-26T06:30:00Z");

export const PRIYA = { by: "+61491570156", name: "Priya Shah" };
export const MARCO = { by: "+61255500123", name: "Marco Reyes" };

/** What an administrator asks for, in a contact of its own unless it is named. */
export type Wanted = Partial<Asked> & { contactId?: string; administrator?: typeof PRIYA };

/** A board in DynamoDB behind a port of its own, and administrators who call at a time that stands still. */
export async function openBoard({ now = START, faults }: { now?: number; faults?: FaultPlan } = {}) {
  const cloud = await openCloud({ ...PLACE, port: 0, tables: [EMERGENCIES], ...(faults ? { faults } : {}) });
  const { dynamo: client } = clientsOf({ cloud, graph: PLACE });
  onTestFinished(async () => {
    client.destroy();
    await cloud.close();
  });
  const board = dynamoBoard({ client, table: EMERGENCIES.name });
  const clock = standingClock(now);
  let contacts = 0;

  return {
    cloud,
    board,
    clock,
    check: (Center: string, { locations = RULES.locations, isDetailed = true } = {}) =>
      checkEmergency({ Center, isDetailed }, { board, locations, clock }),
    /** Sets Manila's fire alarm with no end upon an untouched board, unless something else is wanted. */
    update({ contactId, administrator = PRIYA, ...asked }: Wanted, means: { board?: Board; rules?: Rules } = {}) {
      contacts += 1;
      const usual = { Center: "Manila", EmergencyAction: "set", EmergencyType: "Fire alarm", hours: "0", version: "0" };
      return updateEmergency(
        { contactId: contactId ?? `contact-${contacts}`, administrator, asked: { ...usual, ...asked } },
        { board, rules: RULES, clock, ...means },
      );
    },
    history: () => Array.fromAsync(board.history()),
    /** The items as the table has them, in the order of their versions. */
    async items() {
      const { Items = [] } = await client.send(
        new QueryCommand({
          ...{ TableName: EMERGENCIES.name, ConsistentRead: true, KeyConditionExpression: "board = :board" },
          ExpressionAttributeValues: { ":board": "emergencies" },
        }),
      );
      return Items.map((item) => JSON.stringify(item));
    },
  };
}

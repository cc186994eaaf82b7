import { dynamoLedger } from "@frontdesk/core/agents/ledger-dynamo/ledger.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { dynamo } from "../aws/dynamo.ts";

export const ledgerIn = ({ LEDGER, KEEP_DAYS }: { LEDGER: string; KEEP_DAYS: number }) =>
  dynamoLedger({ client: dynamo, table: LEDGER, clock, keepDays: KEEP_DAYS });

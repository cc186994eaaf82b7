import type { Ledger } from "../ledger.ts";
import { finishingIn } from "./finishing.ts";
import { foreseenIn } from "./foreseen.ts";
import { outcomesIn } from "./outcomes.ts";
import { type LedgerTable, openTable } from "./table.ts";
import { underWayIn } from "./under-way.ts";
import { uploadsIn } from "./uploads.ts";

/** The ledger in one DynamoDB table. */
export function dynamoLedger(options: LedgerTable): Ledger {
  const table = openTable(options);
  return {
    ...uploadsIn(table),
    ...outcomesIn(table),
    ...foreseenIn(table),
    ...finishingIn(table),
    ...underWayIn(table),
  };
}

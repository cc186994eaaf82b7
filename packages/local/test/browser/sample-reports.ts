import type { ReportRow } from "@frontdesk/core/agents/report/report.ts";
import type { Sample } from "./sample.ts";
import { nasty } from "./sample-attack.ts";
import { held, heldWithFigures, longest, plan } from "./sample-plans.ts";
import { addressed, clean, refused, run } from "./sample-runs.ts";

/** What the tests open; add any report with its rows. */
export const SAMPLES: Sample[] = [clean, addressed, run, plan, longest, held, heldWithFigures, refused, nasty];

/** As a ledger gives them: one by one. */
export async function* oneByOne(rows: ReportRow[]): AsyncGenerator<ReportRow> {
  yield* rows;
}

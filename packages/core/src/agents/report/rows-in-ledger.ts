import type { Foreseen } from "../foresee.ts";
import type { Entry, Failure, ForeseenRow, Ledger } from "../ledger.ts";
import type { ReportRow } from "./report.ts";

/** A row as the ledger has it: what it would change still has ids in the place of names. */
export type ListedRow = Omit<ReportRow, "changes"> & { foreseen?: Foreseen };

/** The rows that a report lists, in their order: of a plan all of them, else those that failed. */
export async function* listedRows({ id, mode }: Pick<Entry, "id" | "mode">, ledger: Ledger): AsyncGenerator<ListedRow> {
  const failures = ledger.failures(id);
  if (mode === "run") {
    for await (const failure of failures) yield failed(failure);
    return;
  }
  let next = await failures.next();
  for await (const row of ledger.plan(id)) {
    let isFailed = false;
    for (; !next.done && next.value.row <= row.row; next = await failures.next()) {
      yield failed(next.value);
      isFailed = next.value.row === row.row;
    }
    // What would be done was found out, but the row ended as a failure: its outcome is counted so.
    if (!isFailed) yield planned(row);
  }
  for (; !next.done; next = await failures.next()) yield failed(next.value);
}

const failed = ({ row, line, login, code, message }: Failure): ListedRow => ({
  ...{ row, line, login, outcome: "failed", reason: { code, message } },
});

const planned = ({ row, line, login, ...foreseen }: ForeseenRow): ListedRow => ({
  ...{ row, line, login, outcome: foreseen.outcome, foreseen },
});

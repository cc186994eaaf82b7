import { Foreseen } from "../foresee.ts";
import type { ForeseenRow, Ledger } from "../ledger.ts";
import { pkOf, rowKey, type Table } from "./table.ts";

/** What the rows of a plan would do: `upload#ID / foreseen#ROW`. */
export function foreseenIn(table: Table): Pick<Ledger, "foreseen" | "plan"> {
  return {
    async foreseen({ upload, row, login, line }, foreseen) {
      await table.put(pkOf(upload), `foreseen#${rowKey(row)}`, {
        row,
        login,
        line,
        foreseen: JSON.stringify(foreseen),
      });
    },
    async *plan(id): AsyncGenerator<ForeseenRow> {
      for await (const { row, login, line, foreseen } of table.items(pkOf(id), "foreseen#")) {
        yield {
          row: Number(row),
          login: String(login),
          line: Number(line),
          ...Foreseen.parse(JSON.parse(String(foreseen))),
        };
      }
    },
  };
}

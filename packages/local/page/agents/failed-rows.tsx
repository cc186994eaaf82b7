import { useEffect, useState } from "preact/hooks";
import type { FailedRowsTold } from "../../src/console/told/upload.ts";
import { ask, wordsOf } from "../ask.ts";
import { rows as rowsOf } from "../parts/format.ts";
import { Pages } from "../parts/pages.tsx";
import { say } from "../parts/said.tsx";

type Props = { /** The upload's. */ id: string; close(): void };

/** The rows that failed, as a table in which they are mended and from which they are dropped back. */
export function FailedRows({ id, close }: Props) {
  const [page, turn] = useState(0);
  const [told, setTold] = useState<FailedRowsTold>();
  const [problem, setProblem] = useState("");
  /** What was changed, by row and column, on whichever page. */
  const [cells, setCells] = useState(new Map<string, string>());
  const [without, setWithout] = useState(new Set<number>());
  const [areSecretsSeen, showSecrets] = useState(false);
  const [isSending, setSending] = useState(false);
  useEffect(() => {
    ask<FailedRowsTold>(`/uploads/${id}/failed-rows?page=${page}`).then(setTold, (error) => setProblem(wordsOf(error)));
  }, [id, page]);
  if (problem) return <p class="reason">{problem}</p>;
  if (!told) return <p class="quiet">Fetching the failed rows …</p>;
  const { columns, rows, secret, total, pageSize } = told;
  const left = total - without.size;
  const order = orderOf(told);

  async function dropBack() {
    setSending(true);
    const changed = [...cells].map(([place, value]) => {
      const [row = 0, column = 0] = place.split(" ").map(Number);
      return { row, column, value };
    });
    try {
      const { key } = await ask<{ key: string }>(`/uploads/${id}/mended`, {
        method: "POST",
        json: { cells: changed, without: [...without] },
      });
      say(`Dropped ${rowsOf(left)} back as ${key}.`);
      close();
    } catch (error) {
      say(`Nothing was dropped: ${wordsOf(error)}`, { isBad: true });
      setSending(false);
    }
  }
  const change = (place: string, value: string) => setCells(new Map(cells).set(place, value));
  function leaveOut(index: number, isOut: boolean) {
    const next = new Set(without);
    if (isOut) next.add(index);
    else next.delete(index);
    setWithout(next);
  }
  return (
    <div class="mending">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroller" aria-label="Failed rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Why it failed</th>
              {order.map((column) => (
                <th key={column} scope="col">
                  {columns[column]}
                </th>
              ))}
              <th scope="col">Leave out</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ index, cells: given, error, atFault }) => (
              <tr key={index} class={without.has(index) ? "out" : ""}>
                <th scope="row">
                  <Reason error={error} />
                </th>
                {order.map((column) => {
                  const place = `${index} ${column}`;
                  const name = columns[column] ?? "";
                  return (
                    <td
                      key={column}
                      class={cells.has(place) ? "changed-cell" : atFault.includes(column) ? "at-fault" : ""}
                    >
                      <input
                        class={secret.includes(column) && !areSecretsSeen ? "hidden-text" : ""}
                        autocomplete="off"
                        spellcheck={false}
                        aria-label={`${name}, failed row ${index + 1}`}
                        value={cells.get(place) ?? given[column] ?? ""}
                        disabled={without.has(index)}
                        size={Math.min(40, Math.max(8, (given[column] ?? name).length))}
                        onInput={({ currentTarget }) => change(place, currentTarget.value)}
                      />
                    </td>
                  );
                })}
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Leave out failed row ${index + 1}`}
                    checked={without.has(index)}
                    onChange={({ currentTarget }) => leaveOut(index, currentTarget.checked)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pages {...{ page, pageSize, total, turn }} what="failed rows" />
      <div class="choices">
        <button type="button" class="main-button" disabled={isSending || left === 0} onClick={dropBack}>
          Drop {rowsOf(left)} back
        </button>
        {secret.length > 0 && (
          <label class="check">
            <input type="checkbox" checked={areSecretsSeen} onChange={() => showSecrets(!areSecretsSeen)} /> Show
            passwords
          </label>
        )}
      </div>
    </div>
  );
}

/** The columns that reasons name, then who it is, then all others as they stand in the file. */
function orderOf({ columns, rows }: FailedRowsTold): number[] {
  const named = columns.map((_, column) => column).filter((column) => rows.some((row) => row.atFault.includes(column)));
  const login = columns.findIndex((name) => /login/i.test(name));
  return [...new Set([...named, ...(login < 0 ? [] : [login]), ...columns.keys()])];
}

/** `Code: what is wrong`, as the failures file has it. */
function Reason({ error }: { error: string }) {
  const [, code = "", message = error] = /^(\w+): (.*)$/s.exec(error) ?? [];
  return (
    <>
      {message} <code>{code}</code>
    </>
  );
}

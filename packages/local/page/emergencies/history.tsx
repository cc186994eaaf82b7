import { useEffect, useState } from "preact/hooks";
import type { ChangeTold, HistoryTold } from "../../src/console/told/emergency.ts";
import { ask, wordsOf } from "../ask.ts";
import { Pages } from "../parts/pages.tsx";
import { say } from "../parts/said.tsx";
import { Moment } from "./moment.tsx";
import { moment } from "./when.ts";

/** Every change of the board, the newest first; it is asked for anew when there is another one. */
export function History({ version, now }: { version: number; now: number }) {
  const [page, turn] = useState(0);
  const [history, setHistory] = useState<HistoryTold>();
  useEffect(() => {
    let isOld = false;
    ask<HistoryTold>(`/emergencies/history?page=${page}`).then(
      (found) => isOld || setHistory(found),
      (error) => isOld || say(wordsOf(error), { isBad: true }),
    );
    return () => {
      isOld = true;
    };
  }, [page, version]);
  return (
    <section class="card board-history" aria-labelledby="history-title">
      <h2 id="history-title">History</h2>
      {history?.total === 0 && <p class="nothing">Nothing was ever changed.</p>}
      <ol aria-label="Changes">
        {history?.changes.map((change) => (
          <Change key={change.version} change={change} now={now} />
        ))}
      </ol>
      {history && <Pages {...{ page, turn }} total={history.total} pageSize={history.pageSize} what="changes" />}
    </section>
  );
}

function Change({ change, now }: { change: ChangeTold; now: number }) {
  const { version, at, until, name, by, places, isOfAll, timeZone, type } = change;
  return (
    <li>
      <span class="version">{version}</span>
      <p>
        <span class={`pill ${type ? "bad" : "good"}`}>{type ?? "Removed"}</span>{" "}
        <b>{isOfAll ? "All locations" : places.join(", ")}</b>
      </p>
      <p class="quiet">
        <Moment {...{ at, timeZone, now }} /> by {name} {by}
        {until !== undefined && `, until ${moment(until, timeZone, now)}`}
      </p>
    </li>
  );
}

import { useState } from "preact/hooks";
import type { FailureTold, UploadTold } from "../../src/console/told/upload.ts";
import { ask, wordsOf } from "../ask.ts";
import { clock, count, rate, rows, span } from "../parts/format.ts";
import { say } from "../parts/said.tsx";
import { FailedRows } from "./failed-rows.tsx";

const STATES: Record<UploadTold["state"], string> = {
  waiting: "Waiting to be read",
  reading: "Being read",
  working: "At work",
  finished: "Finished",
  superseded: "Replaced by a newer file",
};

/** One file: how far it is, what came of its rows, and what to do about those that failed. */
export function UploadCard({ upload }: { upload: UploadTold }) {
  const { key, state, startedAt, finishedAt, refused, failedKey, reportKey, processedKey, isHeld } = upload;
  const [isMending, setMending] = useState(false);
  const isOver = state === "finished" || state === "superseded";
  const tone = isOver ? toneOf(upload) : "busy";
  return (
    <article class={`card upload ${tone}`} aria-label={key}>
      <header>
        <h3>
          <span class="folder">{upload.folder}/</span>
          {upload.name}
        </h3>
        <p class="state">
          <span class="pill">{isHeld ? "Held" : STATES[state]}</span>
          <time dateTime={new Date(startedAt).toISOString()}>{clock(startedAt)}</time>
          {finishedAt !== undefined && <span> took {span((finishedAt - startedAt) / 1000)}</span>}
        </p>
      </header>
      {refused && (
        <p class="reason">
          {refused.message} <code>{refused.code}</code>
        </p>
      )}
      <Progress upload={upload} />
      <Outcomes upload={upload} />
      {!isOver && <FirstFailures upload={upload} />}
      {(reportKey || failedKey) && (
        <footer>
          {failedKey && !refused && (
            <button
              type="button"
              class={isMending ? "" : "main-button"}
              aria-expanded={isMending}
              onClick={() => setMending(!isMending)}
            >
              {isMending ? "Close the failed rows" : `Mend ${rows(upload.failed)} that failed`}
            </button>
          )}
          {isHeld && <Approve id={upload.id} />}
          {reportKey && <FileLink fileKey={reportKey} what="Report" />}
          {failedKey && <FileLink fileKey={failedKey} what="Failures file" />}
          {processedKey && <FileLink fileKey={processedKey} what={isHeld ? "File that is held" : "File as it was"} />}
        </footer>
      )}
      {isMending && <FailedRows upload={upload} close={() => setMending(false)} />}
    </article>
  );
}

function toneOf({ failed, succeeded, refused, isHeld, isPlan, state }: UploadTold): string {
  if (isHeld || state === "superseded") return "held";
  if (refused || (failed > 0 && succeeded === 0)) return "bad";
  if (failed > 0) return "mixed";
  return isPlan ? "plan" : "good";
}

/** A file that is held is done by dropping it a second time. */
function Approve({ id }: { id: string }) {
  const [isSending, setSending] = useState(false);
  async function approve() {
    setSending(true);
    await ask<{ key: string }>(`/uploads/${id}/approved`, { method: "POST" }).then(
      ({ key }) => say(`Approved: dropped as ${key}.`),
      (error) => say(`Nothing was done: ${wordsOf(error)}`, { isBad: true }),
    );
    setSending(false);
  }
  return (
    <button type="button" class="main-button" disabled={isSending} onClick={approve}>
      Approve: do it as planned
    </button>
  );
}

/** The report is a page of its own; files are saved. */
function FileLink({ fileKey, what }: { fileKey: string; what: string }) {
  const isPage = fileKey.endsWith(".html");
  return (
    <a
      href={`/files/${fileKey.split("/").map(encodeURIComponent).join("/")}`}
      {...(isPage && { target: "_blank", rel: "noopener" })}
    >
      {what}
    </a>
  );
}

function Progress({ upload }: { upload: UploadTold }) {
  const { rows: all, succeeded, failed, rate: pace, allowed, secondsLeft, state, refused, isPlan } = upload;
  if (refused || state === "superseded") return null;
  const done = succeeded + failed;
  const isOver = state === "finished";
  const part = (value: number) => `${all ? (value / all) * 100 : 0}%`;
  return (
    <div class="progress">
      <div
        class={`bar${all === undefined ? " unknown" : ""}`}
        role="progressbar"
        aria-label="Rows done"
        aria-valuemin={0}
        aria-valuemax={all ?? 0}
        {...(all !== undefined && { "aria-valuenow": done })}
        aria-valuetext={all === undefined ? "The file is being read" : `${done} of ${rows(all)}`}
      >
        <i class="done" style={{ inlineSize: part(succeeded) }} />
        <i class="failed" style={{ inlineSize: part(failed) }} />
      </div>
      <p class="figures">
        <span>
          {all === undefined ? (
            "Counting rows …"
          ) : (
            <>
              <b>{count(done)}</b> of {rows(all)}
            </>
          )}
        </span>
        {!isOver && pace !== undefined && !isPlan && (
          <span title="What the account's quota allows for the busiest operation">
            <b>{rate(pace)}</b> of {rate(allowed)} rows a second
          </span>
        )}
        {!isOver && secondsLeft !== undefined && done !== all && (
          <span>
            <b>{span(secondsLeft)}</b> left
          </span>
        )}
      </p>
    </div>
  );
}

const WORDS = ["created", "changed", "unchanged", "removed", "absent", "failed"] as const;
const PLANNED = { created: "to be created", changed: "to be changed", removed: "to be removed", failed: "refused" };

function Outcomes({ upload: { outcomes, succeeded, failed, isPlan, refused } }: { upload: UploadTold }) {
  if (refused) return null;
  const counts = outcomes ?? { ...(succeeded > 0 && { done: succeeded }), failed };
  const named: Record<string, string> = isPlan ? PLANNED : {};
  const shown = [...WORDS, "done"].filter((name) => Reflect.get(counts, name) > 0);
  if (shown.length === 0) return null;
  return (
    <ul class="outcomes" aria-label="Outcomes">
      {shown.map((name) => (
        <li key={name} class={name === "done" ? "created" : name}>
          <b>{count(Reflect.get(counts, name))}</b> {named[name] ?? name}
        </li>
      ))}
    </ul>
  );
}

/** The reasons as they come: each once, with the first of its rows. */
function FirstFailures({ upload: { failures, failed } }: { upload: UploadTold }) {
  if (failures.length === 0) return null;
  const reasons = [...Map.groupBy(failures, ({ code, message }) => `${code} ${message}`).values()].slice(0, REASONS);
  return (
    <ul class="failures" aria-label="Failed so far">
      {reasons.map((group) => (
        <li key={`${group[0]?.code} ${group[0]?.message}`}>
          {group[0]?.message} <code>{group[0]?.code}</code>
          <span class="quiet"> {whose(group)}</span>
        </li>
      ))}
      {failed > failures.length && (
        <li class="quiet">The reasons of the first {count(failures.length)} rows that failed.</li>
      )}
    </ul>
  );
}
const REASONS = 6;
const NAMED = 3;

function whose(group: FailureTold[]): string {
  const names = group.slice(0, NAMED).map(({ login, line }) => login || `line ${line}`);
  return group.length > NAMED ? `${names.join(", ")} and ${count(group.length - NAMED)} more` : names.join(", ");
}

import { useCallback, useMemo, useRef, useState } from "preact/hooks";
import type { UploadTold } from "../../src/console/told/upload.ts";
import { ask, wordsOf } from "../ask.ts";
import { clock, rows, span } from "../parts/format.ts";
import { say } from "../parts/said.tsx";
import { FailedRows } from "./failed-rows.tsx";
import { FirstFailures } from "./first-failures.tsx";
import { Outcomes } from "./upload-outcomes.tsx";
import { Progress } from "./upload-progress.tsx";

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
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useCallback(() => {
    setMending(false);
    // The button that was pressed is gone: who uses the keyboard goes on here.
    heading.current?.focus();
  }, []);
  // The same as long as it is open: a table of a thousand inputs is not drawn anew whenever some file moves on.
  const failedRows = useMemo(
    () => isMending && <FailedRows id={upload.id} close={close} />,
    [isMending, upload.id, close],
  );
  const isOver = state === "finished" || state === "superseded";
  const tone = isOver ? toneOf(upload) : "busy";
  return (
    <article class={`card upload ${tone}`} aria-label={key}>
      <header>
        <h3 tabIndex={-1} ref={heading}>
          <span class="folder">{upload.folder}/</span>
          {upload.name}
        </h3>
        <p class="state">
          <span class="pill">{wordOf(upload)}</span>
          <time dateTime={new Date(startedAt).toISOString()}>{clock(startedAt)}</time>
          {finishedAt !== undefined && <span> took {span((finishedAt - startedAt) / 1000)}</span>}
        </p>
      </header>
      {refused && !upload.isApproved && (
        <p class="reason">
          {refused.message} <code>{refused.code}</code>
        </p>
      )}
      <Progress upload={upload} />
      <Outcomes upload={upload} />
      {!isMending && <FirstFailures upload={upload} />}
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
          {isHeld && !upload.isApproved && <Approve id={upload.id} done={close} />}
          {reportKey && <FileLink fileKey={reportKey} what="Report" />}
          {failedKey && <FileLink fileKey={failedKey} what="Failures file" />}
          {processedKey && <FileLink fileKey={processedKey} what={isHeld ? "File that is held" : "File as it was"} />}
        </footer>
      )}
      {failedRows}
    </article>
  );
}

function wordOf({ state, isHeld, isApproved, refused, failed, succeeded }: UploadTold): string {
  if (isHeld) return isApproved ? "Approved" : "Held";
  if (state !== "finished") return STATES[state];
  if (refused) return "Refused";
  return failed > 0 && succeeded === 0 ? "Failed" : STATES.finished;
}

function toneOf({ failed, succeeded, refused, isHeld, isPlan, state }: UploadTold): string {
  if (isHeld || state === "superseded") return "held";
  if (refused || (failed > 0 && succeeded === 0)) return "bad";
  if (failed > 0) return "mixed";
  return isPlan ? "plan" : "good";
}

/** A file that is held is done by dropping it a second time. */
function Approve({ id, done }: { id: string; done(): void }) {
  const [isSending, setSending] = useState(false);
  async function approve() {
    setSending(true);
    await ask<{ key: string }>(`/uploads/${id}/approved`, { method: "POST" }).then(
      ({ key }) => {
        say(`Approved: dropped as ${key}.`);
        done();
      },
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

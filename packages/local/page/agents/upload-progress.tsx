import type { UploadTold } from "../../src/console/told/upload.ts";
import { count, rate, rows, span } from "../parts/format.ts";

/** How many rows are done, how fast they go, and how long it will take. */
export function Progress({ upload }: { upload: UploadTold }) {
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

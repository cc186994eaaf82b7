import { Presets, SingleBar } from "cli-progress";
import type { Progress } from "../uploads/follow.ts";

/** A bar on a terminal; elsewhere a line now and then. */
export function progressBar(stream: NodeJS.WriteStream) {
  const format = "{bar} {value}/{total} rows, {failed} failed, {duration_formatted}";
  const bar = new SingleBar(
    { format, stream, noTTYOutput: true, notTTYSchedule: 2000, hideCursor: true, barsize: 30 },
    Presets.rect,
  );
  let isStarted = false;
  return {
    show({ rows, succeeded, failed }: Progress) {
      if (rows === undefined) return;
      if (!isStarted) bar.start(rows, 0, { failed: 0 });
      isStarted = true;
      bar.update(succeeded + failed, { failed });
    },
    end() {
      if (isStarted) bar.stop();
    },
  };
}

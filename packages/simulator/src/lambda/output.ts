import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";

/** Reads what a sandbox prints, line by line; a line's `\0` mark says that an invocation's output ends there. */
export function outputOf(child: ChildProcess, log: (line: string) => void) {
  let collected: string[] | undefined;
  const ended: string[] = [];
  const waiting = new Map<string, () => void>();
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
      const [text = "", requestId] = line.split("\0");
      if (text || requestId === undefined) {
        collected?.push(text);
        log(text);
      }
      if (requestId === undefined) return;
      ended.push(requestId);
      if (isOver(requestId)) waiting.get(requestId)?.();
    });
  }
  const isOver = (requestId: string) => ended.filter((each) => each === requestId).length === 2;
  return {
    /** Adds the lines from now on to `lines`. */
    collect(lines: string[]): void {
      collected = lines;
      ended.length = 0;
      waiting.clear();
    },
    /** Calls `done` when both streams have come to the end of the invocation. */
    onEnd(requestId: string, done: () => void): void {
      waiting.set(requestId, done);
      if (isOver(requestId)) done();
    },
    /** Adds lines to nothing more, so that an answer that was given is not kept. */
    release(): void {
      collected = undefined;
      waiting.clear();
    },
  };
}

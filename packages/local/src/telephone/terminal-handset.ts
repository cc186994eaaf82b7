import { emitKeypressEvents } from "node:readline";
import type { ReadStream } from "node:tty";
import type { CallerAct, Handset, Key, Wanted } from "@frontdesk/simulator/phone/handset.ts";

type Terminal = {
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
  say(line: string): void;
};
type Act = { does: "press"; key: Key } | { does: "speak"; text: string } | { does: "hang up" };

/**
 * A person at a terminal: keys are pressed as they are typed, words end with Enter, Ctrl-C hangs up. What is typed while a
 * prompt plays is kept for the next question. Where the input is no terminal, its end is silence.
 */
export function terminalHandset({ input, say }: Terminal): Handset & { close(): void } {
  const waiting: Act[] = [];
  let wake: (() => void) | undefined;
  let words = "";
  let wanted: Wanted = "nothing";
  const act = (one: Act) => {
    waiting.push(one);
    wake?.();
  };
  const onKey = (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
    if (key.ctrl && (key.name === "c" || key.name === "d")) return act({ does: "hang up" });
    if (wanted === "words") {
      if (key.name !== "return" && key.name !== "enter") words += text ?? "";
      else if (words) act({ does: "speak", text: words });
      if (key.name === "return" || key.name === "enter") words = "";
      return;
    }
    if (text && /^[0-9*#]$/.test(text)) act({ does: "press", key: text as Key });
  };
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.on("keypress", onKey);
  input.resume();

  return {
    hear: ({ text }) => say(`“${text}”`),
    async next({ for: asked, within }): Promise<CallerAct | undefined> {
      wanted = asked;
      const from = performance.now();
      const first = waiting.shift() ?? (await next(within));
      if (!first) return undefined;
      if (first.does === "press") say(`  you press ${first.key}`);
      return { ...first, after: Math.round(performance.now() - from) };
    },
    close() {
      input.off("keypress", onKey);
      input.setRawMode?.(false);
      input.pause();
    },
  };

  async function next(within: number): Promise<Act | undefined> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, Math.min(within, 2 ** 31 - 1));
    wake = resolve;
    await promise;
    clearTimeout(timer);
    wake = undefined;
    return waiting.shift();
  }
}

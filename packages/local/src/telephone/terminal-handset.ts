import { emitKeypressEvents } from "node:readline";
import type { ReadStream } from "node:tty";
import type { CallerAct, Handset, Key, Wanted } from "@frontdesk/simulator/phone/handset.ts";

type Terminal = {
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
  say(line: string): void;
  /** Shows what is typed as it is typed; words only, since keys are told of. */
  echo?(text: string): void;
};
type Act = { does: "press"; key: Key } | { does: "speak"; text: string; begun: number } | { does: "hang up" };

/** Characters that are spoken, and read, in a second. */
const SPEED = 15;

/**
 * A person at a terminal: keys are pressed as they are typed, words end with Enter, Ctrl-C hangs up. The time for an answer
 * begins when what is on the screen would have been spoken, since a person reads it first. Connect drops keys that are pressed
 * when nothing is asked, while a function runs for one, and so does this. Input that is no terminal was typed before: it is
 * kept for the questions to come, and its end is silence, which nobody waits for. Whoever has begun to type words in time may take
 * any time to end them: they are spoken from then on.
 */
export function terminalHandset({ input, say, echo = () => {} }: Terminal): Handset & { close(): void } {
  const waiting: Act[] = [];
  let wake: (() => void) | undefined;
  let words = "";
  /** When the first of the words was typed. */
  let begun = 0;
  let wanted: Wanted = "nothing";
  let spokenUntil = 0;
  let isOver = false;
  const act = (one: Act) => {
    waiting.push(one);
    wake?.();
  };
  const onKey = (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
    if (key.ctrl && (key.name === "c" || key.name === "d")) return act({ does: "hang up" });
    if (wanted === "words") return onLetter(text, key.name);
    if (text && /^[0-9*#]$/.test(text)) act({ does: "press", key: text as Key });
  };
  const onLetter = (text: string | undefined, name: string | undefined) => {
    if (name === "return" || name === "enter") {
      if (words) echo("\n");
      if (words) act({ does: "speak", text: words, begun });
      words = "";
    } else if (name === "backspace") {
      if (words) echo("\b \b");
      words = words.slice(0, -1);
    } else if (text) {
      if (!words) begun = performance.now();
      echo(words ? text : `  you say ${text}`);
      words += text;
    }
  };
  const onEnd = () => {
    isOver = true;
    wake?.();
  };
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.on("keypress", onKey);
  input.on("end", onEnd);
  input.resume();

  return {
    hear({ text }) {
      if (input.isTTY) dropEarly();
      say(`“${text}”`);
      if (input.isTTY) spokenUntil = Math.max(performance.now(), spokenUntil) + (text.length / SPEED) * 1000;
    },
    async next({ for: asked, within }): Promise<CallerAct | undefined> {
      wanted = asked;
      // In a queue the wait is what the message takes.
      const from = asked === "nothing" ? performance.now() : Math.max(performance.now(), spokenUntil);
      const first = waiting.shift() ?? (await next(from + within));
      spokenUntil = 0;
      if (!first) return undefined;
      if (first.does === "press") say(`  you press ${first.key}`);
      const at = first.does === "speak" ? first.begun : performance.now();
      const after = Math.max(0, Math.round(at - from));
      return first.does === "speak" ? { does: "speak", text: first.text, after } : { ...first, after };
    },
    close() {
      input.off("keypress", onKey);
      input.off("end", onEnd);
      input.setRawMode?.(false);
      input.pause();
    },
  };

  /** What was done before anything was asked; whoever hung up has done so. */
  function dropEarly() {
    const early = waiting.splice(0, waiting.length);
    waiting.push(...early.filter(({ does }) => does === "hang up"));
    const keys = early.flatMap((one) => (one.does === "press" ? one.key : []));
    if (keys.length) say(`  nothing was asked when you pressed ${keys.join(", ")}`);
  }

  async function next(until: number): Promise<Act | undefined> {
    if (isOver) return undefined;
    const { promise, resolve } = Promise.withResolvers<void>();
    const silent = () => words || resolve();
    const timer = setTimeout(silent, Math.min(until - performance.now(), 2 ** 31 - 1));
    wake = resolve;
    await promise;
    clearTimeout(timer);
    wake = undefined;
    return waiting.shift();
  }
}

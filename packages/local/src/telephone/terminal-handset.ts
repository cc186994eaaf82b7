import { emitKeypressEvents } from "node:readline";
import type { ReadStream } from "node:tty";
import type { Handset, Key } from "@frontdesk/simulator/phone/handset.ts";
import { personHandset } from "./person-handset.ts";

type Terminal = {
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "setRawMode">>;
  say(line: string): void;
  /** Shows what is typed as it is typed; words only, since keys are told of. */
  echo?(text: string): void;
};

/**
 * A person at a terminal: keys are pressed as they are typed, words end with Enter, Ctrl-C hangs up. Input that is no terminal was
 * typed before: it is kept for the questions to come, and its end is silence, which nobody waits for.
 */
export function terminalHandset({ input, say, echo = () => {} }: Terminal): Handset & { close(): void } {
  let words = "";
  const person = personHandset({
    heard: ({ text }) => say(`“${text}”`),
    taken: (act) => act.does === "press" && say(`  you press ${act.key}`),
    dropped: ({ keys }) => keys.length > 0 && say(`  nothing was asked when you pressed ${keys.join(", ")}`),
    keepsEarly: !input.isTTY,
  });
  const onKey = (text: string | undefined, key: { name?: string; ctrl?: boolean }) => {
    if (key.ctrl && (key.name === "c" || key.name === "d")) return person.hangUp();
    if (person.wanted() === "words") return onLetter(text, key.name);
    if (text && /^[0-9*#]$/.test(text)) person.press(text as Key);
  };
  const onLetter = (text: string | undefined, name: string | undefined) => {
    if (name === "return" || name === "enter") {
      if (words) echo("\n");
      if (words) person.speak(words);
      words = "";
    } else if (name === "backspace") {
      if (words) echo("\b \b");
      words = words.slice(0, -1);
      if (!words) person.takeBack();
    } else if (text) {
      if (!words) person.beginToSpeak();
      echo(words ? text : `  you say ${text}`);
      words += text;
    }
  };
  emitKeypressEvents(input);
  input.setRawMode?.(true);
  input.on("keypress", onKey);
  input.on("end", person.end);
  input.resume();

  return {
    hear: person.hear,
    next: person.next,
    close() {
      input.off("keypress", onKey);
      input.off("end", person.end);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}

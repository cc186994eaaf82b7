import { signal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../parts/icon.tsx";
import { act, call, callId, isOn } from "./call.ts";
import { hush } from "./speech.ts";

const KEYS = [
  ["1", ""],
  ["2", "ABC"],
  ["3", "DEF"],
  ["4", "GHI"],
  ["5", "JKL"],
  ["6", "MNO"],
  ["7", "PQRS"],
  ["8", "TUV"],
  ["9", "WXYZ"],
  ["*", ""],
  ["0", "+"],
  ["#", ""],
] as const;
const NAMES: Record<string, string> = { "*": "star", "#": "hash" };
const FLASH = 160;
const pressed = signal("");

export const isKey = (key: string): boolean => /^[0-9*#]$/.test(key);

/** Presses a key, on the screen or the keyboard. */
export function press(key: string): void {
  hush();
  act({ does: "press", key });
  pressed.value = key;
  setTimeout(() => {
    if (pressed.value === key) pressed.value = "";
  }, FLASH);
}

/** The keys, and words for a bot. */
export function Keypad({ at }: { at: RefObject<HTMLDivElement | null> }) {
  const isIdle = !isOn();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset that is disabled cannot be where one goes on
    <div class="keys" role="group" tabIndex={-1} ref={at} aria-label="Keypad; keys of the keyboard work as well">
      <fieldset class="keypad" disabled={isIdle}>
        {KEYS.map(([key, letters]) => (
          <button
            key={key}
            type="button"
            class={pressed.value === key ? "pressed" : ""}
            aria-label={NAMES[key]}
            onClick={() => press(key)}
          >
            <b>{key}</b>
            <small aria-hidden="true">{letters}</small>
          </button>
        ))}
      </fieldset>
      <Words key={callId.value} isIdle={isIdle} />
    </div>
  );
}

function Words({ isIdle }: { isIdle: boolean }) {
  const [words, setWords] = useState("");
  const isWanted = call.value?.asked?.for === "words";
  const left = useRef(words);
  left.current = words;
  // Whoever leaves the room says nothing more.
  useEffect(() => () => void (left.current && act({ does: "take back" })), []);
  function change(text: string) {
    // Whoever has begun in time may take any time to end.
    if (!words && text) act({ does: "begin to speak" });
    if (words && !text) act({ does: "take back" });
    if (!words && text) hush();
    setWords(text);
  }
  return (
    <form
      class={`words${isWanted ? " wanted" : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!words.trim()) return;
        act({ does: "speak", text: words.trim() });
        setWords("");
      }}
    >
      <input
        type="text"
        autocomplete="off"
        maxLength={1024}
        aria-label="Say something"
        placeholder="Say something"
        value={words}
        disabled={isIdle}
        onInput={({ currentTarget }) => change(currentTarget.value)}
      />
      <button type="submit" aria-label="Say it" disabled={isIdle || !words.trim()}>
        <Icon name="send" />
      </button>
    </form>
  );
}
